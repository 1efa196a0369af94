import type { HeatmapChangedSubscription, HeatmapQuery } from "../api/contract";

type Answer = HeatmapQuery["heatmap"];
type Change = HeatmapChangedSubscription["heatmapChanged"];
type Triples = readonly number[];

/** Weights by cell. */
export type Cells = ReadonlyMap<number, number>;
export type Element = { readonly selector: string; readonly weight: number; readonly cells: Cells };

/** A heatmap as it stands, the changes since it was read added in. */
export type Heat = {
  readonly columns: number;
  readonly rowHeight: number;
  readonly total: number;
  readonly cells: Cells;
  readonly elements: ReadonlyMap<string, Element>;
};

// Column and row in one number, so that a cell is a key. Columns are 64 on a page and 32 in an element.
const columnLimit = 1024;
export const keyOf = (column: number, row: number): number => row * columnLimit + column;
export const columnOf = (key: number): number => key % columnLimit;
export const rowOf = (key: number): number => Math.floor(key / columnLimit);

/** Sums of floating weights that ought to be zero seldom are. */
const nothing = 1e-6;

export function heatFrom({ columns, rowHeight, total, cells, elements }: Answer): Heat {
  return {
    columns,
    rowHeight,
    total,
    cells: added(new Map(), cells),
    elements: elements.reduce(withElement, new Map<string, Element>()),
  };
}

/** The heat with a change added; cells and elements that come down to nothing go. */
export function withChange(heat: Heat, change: Pick<Change, "cells" | "elements">): Heat {
  return {
    ...heat,
    total: heat.total + weightOf(change.cells),
    cells: added(heat.cells, change.cells),
    elements: change.elements.reduce(withElement, new Map(heat.elements)),
  };
}

function withElement(
  elements: Map<string, Element>,
  { selector, weight, cells }: Change["elements"][number],
): Map<string, Element> {
  const before = elements.get(selector);
  const sum = (before?.weight ?? 0) + weight;
  if (Math.abs(sum) < nothing) elements.delete(selector);
  else elements.set(selector, { selector, weight: sum, cells: added(before?.cells ?? new Map(), cells) });
  return elements;
}

function added(cells: Cells, triples: Triples): Cells {
  const sums = new Map(cells);
  for (const [column, row, weight] of triplesOf(triples)) {
    const key = keyOf(column, row);
    const sum = (sums.get(key) ?? 0) + weight;
    if (Math.abs(sum) < nothing) sums.delete(key);
    else sums.set(key, sum);
  }
  return sums;
}

export function* triplesOf(triples: Triples): Generator<[column: number, row: number, weight: number]> {
  for (let at = 0; at + 2 < triples.length; at += 3)
    yield [triples[at] as number, triples[at + 1] as number, triples[at + 2] as number];
}

const weightOf = (triples: Triples): number =>
  [...triplesOf(triples)].reduce((sum, [, , weight]) => sum + weight, 0);

/** Elements, most clicked first. */
export const ranked = (heat: Heat): Element[] =>
  [...heat.elements.values()].sort((one, other) => other.weight - one.weight);
