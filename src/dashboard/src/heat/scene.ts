import { peakOf } from "./field";
import { elementPoints, extentOf, insideCentre, cellCentre, pagePoints } from "./geometry";
import type { Point, Points, Rect, Size } from "./geometry";
import type { Heat } from "./heat";
import type { Measured } from "./measure";
import type { Ground } from "./ramp";

export type Anchoring = "element" | "page";

/** What is to be drawn, and all that the legend and the list beside it say about it. */
export type Scene = {
  readonly page: Size;
  readonly points: Points;
  readonly peak: number;
  readonly ground: Ground;
  readonly rects: ReadonlyMap<string, Rect>;
  /** By what the heat really is anchored: by elements only where there is a page to find them on. */
  readonly by: Anchoring;
  /** The weight that has a place on the page as it is now. */
  readonly drawn: number;
};

type Plain = { readonly width: number; readonly ground: Ground };
/** Ground without a page is at least this deep, so that little heat high up still looks like a page's top. */
const leastPlainHeight = 1200;
const none: ReadonlyMap<string, Rect> = new Map();

export function sceneOf(
  heat: Heat,
  wanted: Anchoring,
  measured: Measured | null,
  plain: Plain,
  radius: number,
): Scene {
  const rects = measured?.rects ?? none;
  const by = measured === null ? "page" : wanted;
  const page = measured?.page ?? { width: plain.width, height: 0 };
  const points = by === "element" ? elementPoints(heat, rects) : pagePoints(heat, page);
  const height = measured?.page.height ?? Math.max(leastPlainHeight, extentOf(points) + 160);
  return {
    page: { width: page.width, height },
    points,
    peak: peakOf(points, radius),
    ground: measured?.ground ?? plain.ground,
    rects,
    by,
    drawn: by === "page" ? heat.total : weightOf(heat, rects),
  };
}

function weightOf(heat: Heat, rects: ReadonlyMap<string, Rect>): number {
  let weight = 0;
  for (const element of heat.elements.values()) if (rects.has(element.selector)) weight += element.weight;
  return weight;
}

/** Something that just changed: a cell of the page, or one inside an element. */
export type Arrival = {
  readonly id: number;
  readonly selector: string | null;
  readonly column: number;
  readonly row: number;
  readonly weight: number;
};

/** Where an arrival shows, if it does: cells of the page in one way of anchoring, of elements in the other. */
export function placeOf(arrival: Arrival, heat: Heat, scene: Scene): Point | null {
  const { selector, column, row } = arrival;
  if (scene.by === "page") return selector === null ? cellCentre(heat, scene.page, column, row) : null;
  const rect = selector === null ? undefined : scene.rects.get(selector);
  return rect === undefined ? null : insideCentre(rect, column, row);
}
