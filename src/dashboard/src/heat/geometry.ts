import { columnOf, keyOf, rowOf, type Cells, type Heat } from "./heat";

/** Sizes and places are in CSS pixels of the document, its top left corner being the origin. */
export type Size = { readonly width: number; readonly height: number };
export type Rect = Size & { readonly x: number; readonly y: number };
export type Point = { readonly x: number; readonly y: number };

/** Points of heat: x, y and weight, one after another. */
export type Points = Float32Array;

/** An element's inside is cut into this many columns and rows. */
export const elementGrid = 32;

/** The middle of a page cell. */
export function cellCentre(
  heat: Pick<Heat, "columns" | "rowHeight">,
  page: Size,
  column: number,
  row: number,
): Point {
  return { x: ((column + 0.5) / heat.columns) * page.width, y: (row + 0.5) * heat.rowHeight };
}

/** The middle of a cell inside an element, wherever the element is now. */
export function insideCentre(rect: Rect, column: number, row: number): Point {
  return {
    x: rect.x + ((column + 0.5) / elementGrid) * rect.width,
    y: rect.y + ((row + 0.5) / elementGrid) * rect.height,
  };
}

export function pagePoints(heat: Heat, page: Size): Points {
  return pointsOf([{ cells: heat.cells, place: (column, row) => cellCentre(heat, page, column, row) }]);
}

/** Heat of the elements that are on the page now; where one is not, its heat has no place. */
export function elementPoints(heat: Heat, rects: ReadonlyMap<string, Rect>): Points {
  const layers: Layer[] = [];
  for (const { selector, cells } of heat.elements.values()) {
    const rect = rects.get(selector);
    if (rect !== undefined) layers.push({ cells, place: (column, row) => insideCentre(rect, column, row) });
  }
  return pointsOf(layers);
}

type Layer = { cells: Cells; place: (column: number, row: number) => Point };

function pointsOf(layers: Layer[]): Points {
  const points = new Float32Array(3 * layers.reduce((sum, { cells }) => sum + cells.size, 0));
  let at = 0;
  for (const { cells, place } of layers)
    for (const [key, weight] of cells) {
      const { x, y } = place(columnOf(key), rowOf(key));
      points.set([x, y, weight], at);
      at += 3;
    }
  return points;
}

/** The page cell under a point, and its weight. */
export function cellAt(
  heat: Heat,
  page: Size,
  { x, y }: Point,
): { column: number; row: number; weight: number } {
  const column = Math.min(heat.columns - 1, Math.max(0, Math.floor((x / page.width) * heat.columns)));
  const row = Math.max(0, Math.floor(y / heat.rowHeight));
  return { column, row, weight: heat.cells.get(keyOf(column, row)) ?? 0 };
}

/** The smallest element under a point: inside a card it is the button that was meant. */
export function elementAt(rects: ReadonlyMap<string, Rect>, { x, y }: Point): string | null {
  let found: string | null = null;
  let least = Infinity;
  for (const [selector, rect] of rects) {
    const inside = x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
    const area = rect.width * rect.height;
    if (inside && area < least) [found, least] = [selector, area];
  }
  return found;
}

/** How far the page can be drawn: heat below a shorter page of today still shows. */
export function extentOf(points: Points): number {
  let bottom = 0;
  for (let at = 1; at < points.length; at += 3) bottom = Math.max(bottom, points[at] as number);
  return bottom;
}
