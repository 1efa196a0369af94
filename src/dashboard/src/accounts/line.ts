export type Point = { readonly at: string; readonly value: number };

/** A chart's inner size, and what the values go to. */
export type Frame = { readonly width: number; readonly height: number; readonly most: number };

/** Where a point stands in a chart: left is the first, up is more. */
export function placeOf(
  points: readonly Point[],
  index: number,
  { width, height, most }: Frame,
): [number, number] {
  const [first, last] = [Date.parse(points[0]?.at ?? ""), Date.parse(points.at(-1)?.at ?? "")];
  const point = points[index];
  if (point === undefined) return [0, height];
  const x = last > first ? ((Date.parse(point.at) - first) / (last - first)) * width : width;
  return [x, height - (Math.min(point.value, most) / most) * height];
}

/** The line through all points, as an SVG path; empty without points. */
export const pathOf = (points: readonly Point[], frame: Frame): string =>
  points
    .map((_, index) => placeOf(points, index, frame))
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`)
    .join("");

/** The point nearest to a place from left to right, 0 to 1; -1 without points. */
export function nearest(points: readonly Point[], share: number): number {
  const [first, last] = [Date.parse(points[0]?.at ?? ""), Date.parse(points.at(-1)?.at ?? "")];
  const wanted = first + share * (last - first);
  let best = -1;
  points.forEach(({ at }, index) => {
    const distance = Math.abs(Date.parse(at) - wanted);
    if (best < 0 || distance < Math.abs(Date.parse(points[best]?.at ?? "") - wanted)) best = index;
  });
  return best;
}

const round = (value: number): number => Math.round(value * 10) / 10;
