import { describe, expect, it } from "vitest";
import { heatFrom } from "../../src/heat/heat";
import type { Measured } from "../../src/heat/measure";
import { previewAddress } from "../../src/heat/previewAddress";
import { placeOf, sceneOf } from "../../src/heat/scene";
import { answer } from "./answer";

const heat = heatFrom(
  answer({
    total: 6,
    cells: [0, 200, 6],
    elements: [
      { selector: "#buy", weight: 4, cells: [0, 0, 4] },
      { selector: "#gone", weight: 2, cells: [0, 0, 2] },
    ],
  }),
);
const measured: Measured = {
  page: { width: 1280, height: 4000 },
  rects: new Map([["#buy", { x: 320, y: 640, width: 32, height: 32 }]]),
  pinned: false,
  ground: "dark",
};
const plain = { width: 390, ground: "light" as const };

describe("a scene by element", () => {
  const scene = sceneOf(heat, "element", measured, plain, 30);

  it("draws what has a place on the page, and says how much that is", () => {
    expect([...scene.points]).toEqual([320.5, 640.5, 4]);
    expect(scene.drawn).toBe(4);
  });

  it("takes size and ground from the page", () => {
    expect([scene.page, scene.ground]).toEqual([measured.page, "dark"]);
  });

  it("places an arrival inside its element, and none that belongs to the page's cells", () => {
    const arrival = { id: 1, selector: "#buy", column: 31, row: 0, weight: 1 };
    expect(placeOf(arrival, heat, scene)).toEqual({ x: 351.5, y: 640.5 });
    expect(placeOf({ ...arrival, selector: null }, heat, scene)).toBeNull();
    expect(placeOf({ ...arrival, selector: "#gone" }, heat, scene)).toBeNull();
  });
});

describe("a scene without a page", () => {
  const scene = sceneOf(heat, "element", null, plain, 30);

  it("falls back to page coordinates at the device's width", () => {
    expect([scene.by, scene.page.width, scene.drawn]).toEqual(["page", 390, 6]);
  });

  it("is deep enough for its deepest heat", () => {
    expect(scene.page.height).toBeGreaterThan(200 * 16);
  });
});

describe("the address of a preview", () => {
  const own = "https://heat.example";

  it("is the page at the site's first origin when that is our own", () => {
    expect(previewAddress(own, "/demo/", own)).toEqual({ url: "https://heat.example/demo/" });
  });

  it.each([
    [own, "/orders/:number", "/orders/:number"],
    ["https://shop.example", "/", "https://shop.example"],
    [undefined, "/", "no origin"],
  ])("is none for %s%s, and says why", (origin, page, words) => {
    const address = previewAddress(origin, page, own);
    expect(address.url).toBeNull();
    expect(address).toHaveProperty("why", expect.stringContaining(words));
  });
});
