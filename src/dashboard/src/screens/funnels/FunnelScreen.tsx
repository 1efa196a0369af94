import { useState } from "react";
import { Button, Switch } from "@mantine/core";
import { Link, useLocation, useSearchParams } from "wouter";
import { Back } from "../../app/icons";
import { Provenance } from "../../app/Provenance";
import { useSite } from "../../app/site";
import { Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { rangeFrom, rangeInto, type Range } from "../heatmap/range";
import { RangePicker } from "../heatmap/RangePicker";
import { Bars } from "./Bars";
import { Breakdown } from "./Breakdown";
import { Leavers } from "./Leavers";
import { orderWords } from "./ruleWords";
import { Trend } from "./Trend";
import { useFunnel, type Report } from "./useFunnel";
import style from "./funnels.module.css";

/** How far people get on one way, and who left where. */
export default function FunnelScreen({ id }: { id: string }) {
  const site = useSite();
  const { range, compare, change } = useChoices();
  const { report, asked, error, live, refetch } = useFunnel(site.id, id, range, compare);
  useTitle(report === null ? "Funnel" : `${report.funnel.name}, a funnel of ${site.name}`);
  return (
    <>
      <header className={style.head}>
        <div>
          <Link href={`/sites/${site.id}/funnels`} className={style.back}>
            <Back size={16} /> Funnels
          </Link>
          <h1>{report?.funnel.name ?? "Funnel"}</h1>
          {report && <p className="quiet">{orderWords(report.funnel)}</p>}
        </div>
        <div className={style.choices}>
          <RangePicker range={range} onChange={(next) => change(next, compare)} />
          <Switch
            label="Compare with the stretch before"
            checked={compare}
            onChange={(event) => change(range, event.currentTarget.checked)}
          />
          <Button component={Link} href={`/sites/${site.id}/funnels/${id}/edit`} variant="default" size="xs">
            Edit
          </Button>
        </div>
      </header>
      {error && <Trouble error={error} retry={refetch} />}
      {live.error && <Trouble error={live.error} retry={live.retry} />}
      {report === null && !error && <Loading what="the funnel" />}
      {report &&
        (report.figures === null ? (
          <Recounting report={report} />
        ) : (
          <Whole report={report} id={id} asked={asked} />
        ))}
    </>
  );
}

function Whole({ report, id, asked }: { report: Report; id: string; asked: { from: string; to: string } }) {
  const [chosen, choose] = useState<number | null>(null);
  return (
    <>
      <Bars report={report} chosen={chosen} onChoose={choose} />
      {chosen !== null && (
        <Leavers
          key={`${chosen} ${asked.from} ${asked.to}`}
          id={id}
          asked={asked}
          steps={chosen}
          all={report.funnel.steps.length}
          onClose={() => choose(null)}
        />
      )}
      <Trend report={report} />
      <Breakdown id={id} asked={asked} position={report.provenance.position} />
      <Provenance of={report.provenance} from={report.from} to={report.to} />
    </>
  );
}

function Recounting({ report }: { report: Report }) {
  const done = Math.round((report.recounting ?? 0) * 100);
  return (
    <section className={style.recounting} role="status">
      <h2>Being counted over what is kept</h2>
      <p className="quiet">
        The funnel has a new form. Its figures appear here as soon as all of the past is counted by it.
      </p>
      <progress max={100} value={done} aria-label="How much is counted" />
      <span className="figures">{done} %</span>
    </section>
  );
}

/** What the address says is looked at, so that it can be linked to. */
function useChoices() {
  const [search] = useSearchParams();
  const [path, go] = useLocation();
  const change = (range: Range, compare: boolean): void => {
    const next = new URLSearchParams();
    rangeInto(next, range);
    if (compare) next.set("compare", "before");
    go(`${path}?${next.toString()}`, { replace: true });
  };
  return { range: rangeFrom(search), compare: search.get("compare") === "before", change };
}
