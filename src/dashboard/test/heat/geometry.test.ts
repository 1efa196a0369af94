import { describe, expect, it } from "vitest";
import {
  cellAt,
  cellCentre,
  elementAt,
  elementPoints,
  insideCentre,
  pagePoints,
  type Rect,
} from "../../src/heat/geometry";
import { heatFrom } from "../../src/heat/heat";
import { answer } from "./answer";

const page = { width: 1280, height: 2000 };
const rect: Rect = { x: 100, y: 300, width: 64, height: 32 };

describe("cells of a page", () => {
  it("are one sixty-fourth of the page's width and sixteen pixels high", () => {
    const heat = heatFrom(answer({ cells: [0, 0, 1, 63, 10, 2] }));
    expect([...pagePoints(heat, page)]).toEqual([10, 8, 1, 1270, 168, 2]);
  });

  it("stretch with the page's width and not with its height", () => {
    const heat = { columns: 64, rowHeight: 16 };
    expect(cellCentre(heat, { width: 640, height: 9000 }, 32, 4)).toEqual({ x: 325, y: 72 });
  });

  it("are found again from the middle of where they are drawn", () => {
    const heat = heatFrom(answer({ cells: [17, 33, 5] }));
    const middle = cellCentre(heat, page, 17, 33);
    expect(cellAt(heat, page, middle)).toEqual({ column: 17, row: 33, weight: 5 });
  });

  it("end with the last column at the page's right edge", () => {
    const heat = heatFrom(answer({}));
    expect(cellAt(heat, page, { x: 1280, y: 0 }).column).toBe(63);
  });
});

describe("cells of an element", () => {
  const heat = heatFrom(
    answer({
      elements: [
        { selector: "#buy", weight: 3, cells: [0, 0, 1, 31, 31, 2] },
        { selector: "#gone", weight: 4, cells: [3, 3, 4] },
      ],
    }),
  );

  it("lie inside the element wherever it is now", () => {
    expect([...elementPoints(heat, new Map([["#buy", rect]]))]).toEqual([101, 300.5, 1, 163, 331.5, 2]);
  });

  it("move with the element", () => {
    const moved = { ...rect, x: rect.x + 500, y: rect.y - 200 };
    const [before, after] = [insideCentre(rect, 7, 9), insideCentre(moved, 7, 9)];
    expect([after.x - before.x, after.y - before.y]).toEqual([500, -200]);
  });

  it("have no place when the element is not on the page", () => {
    expect(elementPoints(heat, new Map())).toHaveLength(0);
  });
});

describe("the element under a point", () => {
  const rects = new Map<string, Rect>([
    [".card", { x: 0, y: 0, width: 400, height: 400 }],
    [".card button", rect],
  ]);

  it("is the smallest that holds it", () => {
    expect(elementAt(rects, { x: 110, y: 310 })).toBe(".card button");
    expect(elementAt(rects, { x: 10, y: 10 })).toBe(".card");
  });

  it("is none beside all of them, their far edges included", () => {
    expect(elementAt(rects, { x: 400, y: 10 })).toBeNull();
  });
});
