import type { Page, Point } from "../contract.js";
import type { SignalMaker, Category } from "../core/capture.js";
import { now } from "../core/clock.js";
import { documentSize, pixel } from "./target.js";
import { elementOf, placeOf } from "./tree.js";

const STEP = 100;
const LONGEST = 5_000;
const MOST_POINTS = 100;

/** Trails of pointer movement. Fingers are left out: they scroll, and say nothing of where one looks. */
const watch: SignalMaker = (capture) => {
  let points: Point[] = [];
  let from = 0;
  let latest = 0;
  let page: Page | undefined;

  function close(): void {
    const trail = points;
    points = [];
    if (trail.length) capture.emit({ type: "move", document: documentSize(), points: trail }, page, from);
  }

  function moved(event: PointerEvent): void {
    const time = now();
    if (time - latest < STEP || event.pointerType === "touch" || document.hidden) return;
    const element = elementOf(event);
    if (!element) return;
    if (time - from > LONGEST || points.length >= MOST_POINTS) close();
    if (!points.length) {
      from = time;
      page = capture.page();
      capture.wake();
    }
    latest = time;
    const [x, y] = placeOf(element, event.clientX, event.clientY);
    points.push([time - from, pixel(x), pixel(y)]);
  }

  return {
    start() {
      capture.listen("pointermove", moved);
      capture.onClose(close);
    },
    stop() {
      points = [];
    },
  };
};

export const move = /* @__PURE__ */ Object.assign<SignalMaker, Category>(watch, { category: "heatmaps" });
