import { describe, expect, it } from "vitest";
import { nearest, pathOf, placeOf } from "../../src/accounts/line";

const frame = { width: 100, height: 50, most: 100 };
const points = [
  { at: "2026-11-01T00:00:00Z", value: 0 },
  { at: "2026-11-02T00:00:00Z", value: 50 },
  { at: "2026-11-05T00:00:00Z", value: 100 },
];

describe("a line of scores", () => {
  it("goes from left to right by time, and up by the score", () => {
    expect(pathOf(points, frame)).toBe("M0 50L25 25L100 0");
  });
  it("of nothing is nothing, and of one score stands at its end", () => {
    expect(pathOf([], frame)).toBe("");
    expect(placeOf(points.slice(1, 2), 0, frame)).toEqual([100, 25]);
  });
  it("finds the score nearest to a place", () => {
    expect([0, 0.2, 0.6, 0.9].map((share) => nearest(points, share))).toEqual([0, 1, 1, 2]);
    expect(nearest([], 0.5)).toBe(-1);
  });
});
