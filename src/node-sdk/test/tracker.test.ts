import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTracker, type Occasion, type Tracker, type TrackerSettings, VERSION } from "../src/index.js";
import { openCollector } from "./collector.js";

const ann: Occasion = {
  visitor: "01950000-0000-7000-8000-000000000001",
  page: "https://shop.example/checkout",
  userAgent: "Ann's browser",
};
const bob: Occasion = { visitor: "01950000-0000-7000-8000-000000000002", page: "https://shop.example/cart" };

let collector: Awaited<ReturnType<typeof openCollector>>;
let troubles: string[];

beforeEach(async () => {
  collector = await openCollector();
  troubles = [];
});
afterEach(async () => {
  await collector.close();
  expect(collector.faults).toEqual([]);
});

const trackerOf = (more: Partial<TrackerSettings> = {}): Tracker =>
  createTracker({
    siteId: "pk_demo",
    apiEndpoint: collector.endpoint,
    onTrouble: (trouble) => troubles.push(trouble),
    ...more,
  });

it("sends what was tracked in order, one batch a visitor, as the contract has it", async () => {
  const tracker = trackerOf();
  expect(tracker.track(ann, "paid", { plan: "pro", seats: 3 })).toBe(true);
  tracker.track(bob, "asked");
  tracker.identify(
    { ...ann, page: "https://shop.example/thanks" },
    { email: "ann@shop.example", userId: "u-1" },
  );
  await tracker.flush();

  const mine = collector.taken.find(({ batch }) => batch.visitor === ann.visitor)!;
  expect(mine.headers["user-agent"]).toBe("Ann's browser");
  expect(mine.batch.pages.map(({ id, url }) => [id, url])).toEqual([
    ["p1", "https://shop.example/checkout"],
    ["p2", "https://shop.example/thanks"],
  ]);
  expect(mine.batch.events).toMatchObject([
    { type: "custom", seq: 1, page: "p1", name: "paid", properties: { plan: "pro", seats: 3 } },
    { type: "identify", seq: 2, page: "p2", email: "ann@shop.example", userId: "u-1" },
  ]);
  expect(collector.taken.length).toBe(2);
  expect(tracker.counts).toEqual({ accepted: 3, rejected: 0, dropped: 0 });
});

it("sends a batch again that the server could not take, no sooner than told, and it is the same batch", async () => {
  collector.answers.push({ status: 503, retryAfter: "2", text: "busy" });
  const tracker = trackerOf();
  tracker.track(ann, "paid");
  await tracker.flush();
  const [first, second] = collector.taken;
  expect(second!.batch.batch).toBe(first!.batch.batch);
  expect(second!.batch.run).toBe(first!.batch.run);
  // The clock of timers may be a millisecond or two off the clock of dates.
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_990);
  expect(troubles).toEqual(["1 events are sent again: 503 busy"]);
  expect(tracker.counts).toEqual({ accepted: 1, rejected: 0, dropped: 0 });
});

it("does not send again what is refused for good, nor what something else than the server answers", async () => {
  collector.answers.push({ status: 401, text: "unknown key" }, { status: 202, text: "<html>" });
  const tracker = trackerOf();
  tracker.track(ann, "paid");
  await tracker.flush();
  tracker.track(ann, "paid");
  await tracker.flush();
  expect(collector.taken.length).toBe(2);
  expect(tracker.counts).toEqual({ accepted: 0, rejected: 2, dropped: 0 });
  expect(troubles[0]).toBe("1 events refused for good: 401 unknown key");
});

it("drops and counts what the buffer can't hold, and never waits", async () => {
  let open = (): void => undefined;
  collector.answers.push({ status: 202, hold: new Promise((done) => (open = done)) });
  const tracker = trackerOf({ flushSize: 1, capacity: 2 });
  tracker.track(ann, "first");
  await collector.until(1);
  const taken = [0, 1, 2, 3, 4].filter((n) => tracker.track(ann, `later ${n}`));
  expect(taken).toEqual([0, 1]);
  open();
  await tracker.flush();
  expect(tracker.counts).toEqual({ accepted: 3, rejected: 0, dropped: 3 });
});

it("goes by itself after the interval", async () => {
  const tracker = trackerOf({ flushInterval: 20 });
  tracker.track(ann, "paid");
  // The tracker's own timer keeps no process alive, but the collector does.
  await collector.until(1);
});

it("sends what is buffered when closed, for no longer than told, and takes nothing more", async () => {
  const tracker = trackerOf();
  for (let n = 0; n < 120; n++) tracker.track(ann, "paid");
  await tracker.close();
  expect(tracker.track(ann, "late")).toBe(false);
  expect(tracker.counts).toEqual({ accepted: 120, rejected: 0, dropped: 1 });

  collector.answers.push({ status: 503, retryAfter: "3600" });
  const hopeless = trackerOf({ closeTimeout: 50 });
  hopeless.track(ann, "paid");
  await hopeless.close();
  expect(hopeless.counts).toEqual({ accepted: 0, rejected: 0, dropped: 1 });
});

it("names what the contract does not allow", () => {
  expect(() => trackerOf({ siteId: "" })).toThrow("siteId must be the site's public key");
  expect(() => trackerOf({ flushSize: 81 })).toThrow("flushSize must be 1 to 80");
  const tracker = trackerOf();
  expect(() => tracker.track({ ...ann, visitor: "ann" }, "paid")).toThrow("must be a UUID");
  expect(() => tracker.track({ ...ann, page: "/cart" }, "paid")).toThrow("absolute address");
  expect(() => tracker.track(ann, "n".repeat(129))).toThrow("1 to 128");
  expect(() => tracker.identify(ann, {})).toThrow("e-mail address or a user id");
  expect(() => tracker.track(ann, "paid", { deep: {} as never })).toThrow("properties.deep must be flat");
});

it("knows the contract as the browser SDK does", async () => {
  const ours = await readFile(new URL("../src/contract.ts", import.meta.url), "utf8");
  const theirs = await readFile(new URL("../../browser-sdk/src/contract.ts", import.meta.url), "utf8");
  expect(ours, "run `npm run contract` in src/browser-sdk").toBe(theirs);
});

it("carries the version of its package", async () => {
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(version);
});
