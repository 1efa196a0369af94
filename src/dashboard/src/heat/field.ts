import type { Points } from "./geometry";

/** The standard deviation of a splat whose radius a person sees as `radius`. */
export const deviationOf = (radius: number): number => radius / 2;

/** Beyond this many deviations a splat is too faint to draw. */
export const reach = 3;

/**
 * The hottest that the drawn field gets: what the ramp's end stands for. It is worked out here and not read back
 * from the graphics card, which would stall on it. Points are gathered into bins of two thirds of a deviation;
 * the error of that is under a few percent.
 */
export function peakOf(points: Points, radius: number): number {
  const deviation = deviationOf(radius);
  const size = (deviation * 2) / 3;
  const bins = gather(points, size);
  const around = Math.ceil((reach * deviation) / size);
  let peak = 0;
  for (const bin of bins.values()) {
    let heat = 0;
    for (let row = bin.row - around; row <= bin.row + around; row++)
      for (let column = bin.column - around; column <= bin.column + around; column++) {
        const other = bins.get(key(column, row));
        if (other === undefined) continue;
        const apart = (other.x - bin.x) ** 2 + (other.y - bin.y) ** 2;
        heat += other.weight * Math.exp(-apart / (2 * deviation * deviation));
      }
    peak = Math.max(peak, heat);
  }
  return peak;
}

type Bin = { column: number; row: number; x: number; y: number; weight: number };
const key = (column: number, row: number): number => row * 2 ** 20 + column;

function gather(points: Points, size: number): Map<number, Bin> {
  const bins = new Map<number, Bin>();
  for (let at = 0; at + 2 < points.length; at += 3) {
    const [x, y, weight] = [points[at] as number, points[at + 1] as number, points[at + 2] as number];
    if (weight <= 0) continue;
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
    const bin = bins.get(key(column, row)) ?? { column, row, x, y, weight: 0 };
    const sum = bin.weight + weight;
    bin.x += ((x - bin.x) * weight) / sum;
    bin.y += ((y - bin.y) * weight) / sum;
    bin.weight = sum;
    bins.set(key(column, row), bin);
  }
  return bins;
}

/** How far along the ramp a heat lies. The root keeps one hot button from hiding everything else. */
export const rampPlace = (heat: number, peak: number): number =>
  peak > 0 ? Math.sqrt(Math.min(1, heat / peak)) : 0;
/** The heat at a place of the ramp: what its legend says there. */
export const heatAtPlace = (place: number, peak: number): number => place * place * peak;
