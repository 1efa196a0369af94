import { afterEach, beforeEach, expect, it } from "vitest";
import { ServerSideTracker, type Occasion } from "../src/index.js";
import { openCollector } from "./collector.js";

const ann: Occasion = {
  visitor: "01950000-0000-7000-8000-000000000001",
  page: "https://shop.example/checkout",
};

let collector: Awaited<ReturnType<typeof openCollector>>;

beforeEach(async () => {
  collector = await openCollector();
});
afterEach(async () => {
  await collector.close();
  expect(collector.faults).toEqual([]);
});

it("sends what was tracked and identified, and counts it", async () => {
  const tracker = new ServerSideTracker({ siteId: "pk_demo", apiEndpoint: collector.endpoint });
  expect(tracker.track(ann, "paid", { seats: 3 })).toBe(true);
  expect(tracker.identify(ann, { userId: "u-1" })).toBe(true);
  await tracker.flush();

  expect(collector.taken.flatMap(({ batch }) => batch.events)).toMatchObject([
    { type: "custom", name: "paid", properties: { seats: 3 } },
    { type: "identify", userId: "u-1" },
  ]);
  expect(tracker.counts.accepted).toBe(2);
  await tracker.close();
});

it("takes nothing once it is closed, having sent what waited", async () => {
  const tracker = new ServerSideTracker({ siteId: "pk_demo", apiEndpoint: collector.endpoint });
  tracker.track(ann, "paid");
  await tracker.close();
  expect(tracker.track(ann, "late")).toBe(false);
  expect(tracker.counts).toMatchObject({ accepted: 1, dropped: 1 });
});

it("says which setting is wrong", () => {
  expect(() => new ServerSideTracker({ siteId: "demo", apiEndpoint: collector.endpoint })).toThrow(
    "The setting siteId must be",
  );
});
