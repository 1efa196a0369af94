import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import type { Heat } from "./heat";
import { elementAt, type Point, type Rect } from "./geometry";
import type { PreviewAddress } from "./previewAddress";
import type { Arrival, Scene } from "./scene";
import type { Preview } from "./usePreview";
import { Pulses } from "./Pulses";
import { Reading } from "./Reading";
import { useHeatCanvas } from "./useHeatCanvas";
import { useStage } from "./useStage";
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
  const { heat, scene, preview, frame, address, deviceWidth, zoom, radius, opacity } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const plane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pinned = preview.measured?.pinned === true;
  const stage = useStage({ scroller, plane, frame }, deviceWidth, zoom, pinned ? preview.remeasure : nothing);
  const { scale, pane } = stage;
  const [pointer, setPointer] = useState<Point | null>(null);

  // Heat is smooth: half the screen's density looks the same and costs a quarter.
  const density = Math.min(1, scale * Math.min(devicePixelRatio, 2) * 0.75);
  const picture = useMemo(
    () => ({
      points: scene.points,
      peak: scene.peak,
      page: scene.page,
      ground: scene.ground,
      radius,
      opacity,
      density,
    }),
    [scene, radius, opacity, density],
  );
  const trouble = useHeatCanvas(canvas, picture);
  const size = { width: scene.page.width * scale, height: scene.page.height * scale };
  const point = pointer && stage.pagePoint(pointer);
  const pointed = point !== null && scene.by === "element" ? elementAt(scene.rects, point) : null;

  return (
    <div
      ref={scroller}
      className={style.scroller}
      onScroll={stage.onScroll}
      onKeyDown={(event) => zoomByKey(event, props.onZoom)}
      tabIndex={0}
      role="region"
      aria-label={`${props.label}. Arrow keys scroll, plus and minus zoom. The list of elements says the same in words.`}
    >
      <div style={{ ...size, minHeight: "100%" }}>
        <div className={style.pane} style={pane}>
          {address.url !== null && (
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
              style={{ width: deviceWidth, height: Math.ceil(pane.height / scale) }}
              onLoad={() => {
                preview.onLoad();
                stage.onScroll();
              }}
            />
          )}
          <div
            ref={plane}
            className={style.plane}
            data-ruled={address.url === null || preview.refused !== null}
          >
            <canvas ref={canvas} style={size} data-testid="heat" />
            <Outline rect={scene.rects.get(props.outlined ?? "")} scale={scale} strong />
            <Outline rect={scene.rects.get(pointed ?? "")} scale={scale} />
            <Pulses
              arrivals={props.arrivals}
              heat={heat}
              scene={scene}
              scale={scale}
              onEnd={props.onArrived}
            />
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
        </div>
      </div>
    </div>
  );
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
