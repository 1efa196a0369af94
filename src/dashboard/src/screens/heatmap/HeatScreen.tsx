import { useMemo, useRef, useState } from "react";
import { useComputedColorScheme } from "@mantine/core";
import { Link } from "wouter";
import { useSite } from "../../app/site";
import { Back } from "../../app/icons";
import { Loading, Trouble } from "../../app/states";
import { ranked, type Heat } from "../../heat/heat";
import { HeatStage } from "../../heat/HeatStage";
import { previewAddress } from "../../heat/previewAddress";
import { sceneOf } from "../../heat/scene";
import { usePreview } from "../../heat/usePreview";
import { useAddress, writeAddress, type Address } from "./address";
import { amount } from "./amount";
import { DevicePicker, deviceWidths } from "./DevicePicker";
import { ElementList } from "./ElementList";
import { Legend } from "./Legend";
import { Provenance } from "../../app/Provenance";
import { RangePicker } from "./RangePicker";
import { StageControls, useLook } from "./StageControls";
import { useHeat, type LiveHeat } from "./useHeat";
import { WhyPlain } from "./WhyPlain";
import style from "./heatScreen.module.css";
import { useTitle } from "../../app/useTitle";

export default function HeatScreen({ page }: { page: string }) {
  const site = useSite();
  useTitle(`${page}, heat`);
  const address = useAddress();
  const { device, range, change } = address;
  const state = useHeat({ site: site.id, page, device, range });
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <Title page={page} address={address} />
        <div className={style.pickers}>
          <DevicePicker device={device} onChange={(chosen) => change({ device: chosen })} />
          <RangePicker range={range} onChange={(chosen) => change({ range: chosen })} />
        </div>
      </header>
      {state.error && <Trouble error={state.error} retry={state.refetch} />}
      {state.live?.error && <Trouble error={state.live.error} retry={state.live.retry} />}
      {state.heat === null && state.fetching && <Loading what="the heat" />}
      {state.heat && <HeatOfPage key={device ?? "all"} page={page} heat={state.heat} state={state} />}
    </div>
  );
}

const Title = ({ page, address }: { page: string; address: Address }) => (
  <div className={style.title}>
    <Link href={`?${writeAddress({ ...address, page: null }).toString()}`} className={style.back}>
      <Back size={16} /> Pages
    </Link>
    <h1>{page}</h1>
  </div>
);

function HeatOfPage({ page, heat, state }: { page: string; heat: Heat; state: LiveHeat }) {
  const site = useSite();
  const { device, by, change } = useAddress();
  const frame = useRef<HTMLIFrameElement>(null);
  const elements = useMemo(() => ranked(heat), [heat]);
  const selectors = useMemo(() => elements.map((one) => one.selector), [elements]);
  const preview = usePreview(frame, selectors);
  const address = useMemo(() => previewAddress(site.origins[0], page, location.origin), [site, page]);
  const { look, setLook, zoomBy } = useLook();
  const [outlined, setOutlined] = useState<string | null>(null);
  const width = deviceWidths[device ?? "DESKTOP"];
  const ground = useComputedColorScheme("light");
  const measured = preview.refused === null ? preview.measured : null;
  const scene = useMemo(
    () => sceneOf(heat, by, measured, { width, ground }, look.radius),
    [heat, by, measured, width, ground, look.radius],
  );
  const why = address.url === null ? address.why : preview.refused;
  return (
    <>
      {why !== null && <WhyPlain why={why} />}
      <div className={style.body}>
        <div className={style.stage}>
          <HeatStage
            {...{ heat, scene, preview, frame, address, outlined, ...look }}
            deviceWidth={width}
            arrivals={state.arrivals}
            onArrived={state.arrived}
            onZoom={zoomBy}
            label={`Heatmap of ${page}, ${amount(heat.total)} clicks`}
          />
        </div>
        <aside className={style.aside}>
          <Legend heat={heat} scene={scene} wanted={by} />
          <StageControls
            {...{ by, look, setLook, zoomBy }}
            elementsHavePlace={why === null}
            onAnchor={(anchoring) => change({ by: anchoring })}
          />
          <ElementList
            elements={elements}
            heat={heat}
            scene={scene}
            measured={measured !== null}
            onPoint={setOutlined}
          />
        </aside>
      </div>
      {state.answer && (
        <Provenance of={state.answer.provenance} from={state.answer.from} to={state.answer.to} />
      )}
    </>
  );
}
