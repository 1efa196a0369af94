import { describe, expect, it } from "vitest";
import { heatFrom, keyOf, ranked, withChange } from "../../src/heat/heat";
import { answer } from "./answer";

const read = answer({
  total: 5,
  cells: [3, 4, 2, 5, 6, 3],
  elements: [
    { selector: "#buy", weight: 2, cells: [1, 1, 2] },
    { selector: "#cart", weight: 3, cells: [9, 9, 3] },
  ],
});

describe("a change to a heatmap", () => {
  it("adds to a cell that is there and makes one that is not", () => {
    const heat = withChange(heatFrom(read), { cells: [3, 4, 1, 60, 900, 1], elements: [] });
    expect(heat.cells.get(keyOf(3, 4))).toBe(3);
    expect(heat.cells.get(keyOf(60, 900))).toBe(1);
    expect(heat.total).toBe(7);
  });

  it("adds to elements, known and new, and ranks them anew", () => {
    const elements = [
      { selector: "#buy", weight: 2, cells: [1, 1, 1, 2, 2, 1] },
      { selector: "#new", weight: 1, cells: [0, 0, 1] },
    ];
    const heat = withChange(heatFrom(read), { cells: [], elements });
    expect(ranked(heat).map(({ selector, weight }) => [selector, weight])).toEqual([
      ["#buy", 4],
      ["#cart", 3],
      ["#new", 1],
    ]);
    expect(heat.elements.get("#buy")?.cells.get(keyOf(1, 1))).toBe(3);
  });

  it("takes a forgotten visitor out, down to cells and elements that are no more", () => {
    const before = heatFrom(read);
    const after = withChange(before, {
      cells: [3, 4, -2],
      elements: [{ selector: "#buy", weight: -2, cells: [1, 1, -2] }],
    });
    expect([...after.cells.keys()]).toEqual([keyOf(5, 6)]);
    expect([...after.elements.keys()]).toEqual(["#cart"]);
    expect(after.total).toBe(3);
  });

  it("leaves no dust where sampled weights cancel out", () => {
    const sampled = withChange(heatFrom(answer({})), {
      cells: [1, 1, 0.1, 1, 1, 0.2, 1, 1, -0.3],
      elements: [],
    });
    expect(sampled.cells.size).toBe(0);
  });

  it("leaves the heat before it as it was", () => {
    const before = heatFrom(read);
    withChange(before, { cells: [3, 4, 9], elements: [{ selector: "#buy", weight: 9, cells: [1, 1, 9] }] });
    expect(before.cells.get(keyOf(3, 4))).toBe(2);
    expect(before.elements.get("#buy")?.weight).toBe(2);
  });

  it("ends, change by change, where one answer with all of it stands", () => {
    const changed = withChange(heatFrom(answer({})), { cells: read.cells, elements: read.elements });
    expect(changed).toEqual(heatFrom(read));
  });
});
