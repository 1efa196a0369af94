import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import type { Heat } from "./heat";
import { elementAt, type Point, type Rect, type Size } from "./geometry";
import type { Picture } from "./HeatPainter";
import type { PreviewAddress } from "./previewAddress";
import type { Arrival, Scene } from "./scene";
import type { Preview } from "./usePreview";
import { Pulses } from "./Pulses";
import { Reading } from "./Reading";
import { useHeatCanvas } from "./useHeatCanvas";
import { useStage, type Stage } from "./useStage";
import style from "./stage.module.css";

type Props = {
  heat: Heat;
  scene: Scene;
  preview: Preview;
  frame: RefObject<HTMLIFrameElement | null>;
  address: PreviewAddress;
  deviceWidth: number;
  zoom: number;
  radius: number;
  opacity: number;
  outlined: string | null;
  arrivals: readonly Arrival[];
  label: string;
  onArrived: (id: number) => void;
  onZoom: (step: -1 | 0 | 1) => void;
};

/** The page with its heat over it: a window of its own that scrolls and zooms both. */
export function HeatStage(props: Props) {
  const { scene, preview, frame, deviceWidth, zoom, onZoom } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const plane = useRef<HTMLDivElement>(null);
  const pinned = preview.measured?.pinned === true;
  const stage = useStage({ scroller, plane, frame }, deviceWidth, zoom, pinned ? preview.remeasure : nothing);
  const size = { width: scene.page.width * stage.scale, height: scene.page.height * stage.scale };
  return (
    <div
      ref={scroller}
      className={style.scroller}
      onScroll={stage.onScroll}
      onKeyDown={(event) => zoomByKey(event, onZoom)}
      tabIndex={0}
      role="region"
      aria-label={`${props.label}. Arrow keys scroll, plus and minus zoom. The list of elements says the same in words.`}
    >
      <div style={{ ...size, minHeight: "100%" }}>
        <div className={style.pane} style={stage.pane}>
          <PageFrame {...props} stage={stage} />
          <HeatPlane {...props} stage={stage} size={size} plane={plane} />
        </div>
      </div>
    </div>
  );
}

type PageFrameProps = Pick<Props, "address" | "frame" | "deviceWidth" | "preview"> & { stage: Stage };

function PageFrame({ address, frame, deviceWidth, preview, stage }: PageFrameProps) {
  if (address.url === null) return null;
  return (
    <iframe
      ref={frame}
      name="heatmap-preview" // The name tells the SDK in the page to stay off.
      title="The page under its heat"
      src={address.url}
      sandbox="allow-scripts allow-same-origin"
      scrolling="no"
      tabIndex={-1}
      inert
      className={style.frame}
      style={{ width: deviceWidth, height: Math.ceil(stage.pane.height / stage.scale) }}
      onLoad={() => {
        preview.onLoad();
        stage.onScroll();
      }}
    />
  );
}

type HeatPlaneProps = Props & { stage: Stage; size: Size; plane: RefObject<HTMLDivElement | null> };

/** Heat, rings and outlines, and over them the glass that keeps the pointer out of the page. */
function HeatPlane(props: HeatPlaneProps) {
  const { heat, scene, preview, address, outlined, stage, size, plane } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const trouble = useHeatCanvas(canvas, usePicture(props));
  const [pointer, setPointer] = useState<Point | null>(null);
  const point = pointer && stage.pagePoint(pointer);
  const pointed = point !== null && scene.by === "element" ? elementAt(scene.rects, point) : null;
  const { scale } = stage;
  return (
    <>
      <div ref={plane} className={style.plane} data-ruled={address.url === null || preview.refused !== null}>
        <canvas ref={canvas} style={size} data-testid="heat" />
        <Outline rect={scene.rects.get(outlined ?? "")} scale={scale} strong />
        <Outline rect={scene.rects.get(pointed ?? "")} scale={scale} />
        <Pulses {...{ heat, scene, scale }} arrivals={props.arrivals} onEnd={props.onArrived} />
      </div>
      <div
        className={style.glass}
        onPointerMove={(event: PointerEvent) => setPointer({ x: event.clientX, y: event.clientY })}
        onPointerLeave={() => setPointer(null)}
      />
      {pointer && point && <Reading at={pointer} {...{ point, selector: pointed, heat, scene }} />}
      {trouble !== null && (
        <p role="alert" className={style.trouble}>
          The heat can't be drawn: {trouble} The list of elements still holds.
        </p>
      )}
    </>
  );
}

function usePicture({ scene, radius, opacity, stage }: HeatPlaneProps): Picture {
  // Heat is smooth: three quarters of the screen's density look the same and cost half.
  const density = Math.min(1, stage.scale * Math.min(devicePixelRatio, 2) * 0.75);
  return useMemo(() => {
    const { points, peak, page, ground } = scene;
    return { points, peak, page, ground, radius, opacity, density };
  }, [scene, radius, opacity, density]);
}

const nothing = (): void => undefined;

function zoomByKey(event: KeyboardEvent, onZoom: (step: -1 | 0 | 1) => void): void {
  const step = { "+": 1, "=": 1, "-": -1, "0": 0 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  onZoom(step as -1 | 0 | 1);
}

type OutlineProps = { rect: Rect | undefined; scale: number; strong?: boolean };

const Outline = ({ rect, scale, strong = false }: OutlineProps) =>
  rect && (
    <div
      className={style.outline}
      data-strong={strong}
      style={{
        left: rect.x * scale,
        top: rect.y * scale,
        width: rect.width * scale,
        height: rect.height * scale,
      }}
    />
  );
