import { describe, expect, it } from "vitest";
import { deviationOf, heatAtPlace, peakOf, rampPlace } from "../../src/heat/field";

describe("the peak of a field", () => {
  it("of a single point is its weight", () => {
    expect(peakOf(new Float32Array([300, 400, 7]), 30)).toBeCloseTo(7);
  });

  it("of points far apart is the heaviest", () => {
    expect(peakOf(new Float32Array([0, 0, 2, 500, 500, 3]), 30)).toBeCloseTo(3);
  });

  it("of points at one place is their sum", () => {
    expect(peakOf(new Float32Array([50, 50, 2, 50, 50, 3]), 30)).toBeCloseTo(5);
  });

  it("of two points a deviation apart counts what one adds at the other", () => {
    const apart = deviationOf(30);
    const exact = 1 + Math.exp(-0.5);
    expect(peakOf(new Float32Array([100, 100, 1, 100 + apart, 100, 1]), 30)).toBeCloseTo(exact, 5);
  });

  it("of a crowd is within a few percent of what adding up every pair gives", () => {
    const points = Float32Array.from(
      Array.from({ length: 300 }, (_, n) => [
        100 + ((n * 37) % 90),
        100 + ((n * 61) % 70),
        1 + (n % 3),
      ]).flat(),
    );
    expect(peakOf(points, 30) / exactPeak(points, 30)).toBeGreaterThan(0.96);
    expect(peakOf(points, 30) / exactPeak(points, 30)).toBeLessThan(1.04);
  });

  it("of nothing is nothing, and of weights taken out too", () => {
    expect(peakOf(new Float32Array(), 30)).toBe(0);
    expect(peakOf(new Float32Array([1, 1, -2]), 30)).toBe(0);
  });
});

function exactPeak(points: Float32Array, radius: number): number {
  const deviation = deviationOf(radius);
  const at = (n: number): [number, number, number] => [
    points[n] ?? 0,
    points[n + 1] ?? 0,
    points[n + 2] ?? 0,
  ];
  let peak = 0;
  for (let n = 0; n < points.length; n += 3) {
    let heat = 0;
    for (let m = 0; m < points.length; m += 3) {
      const [[x, y], [ox, oy, weight]] = [at(n), at(m)];
      heat += weight * Math.exp(-((x - ox) ** 2 + (y - oy) ** 2) / (2 * deviation ** 2));
    }
    peak = Math.max(peak, heat);
  }
  return peak;
}

describe("a place on the ramp", () => {
  it("says the heat that is painted there", () => {
    for (const heat of [0, 1, 4.5, 18]) expect(heatAtPlace(rampPlace(heat, 18), 18)).toBeCloseTo(heat);
  });

  it("is never past the end", () => {
    expect(rampPlace(40, 18)).toBe(1);
    expect(rampPlace(1, 0)).toBe(0);
  });
});
