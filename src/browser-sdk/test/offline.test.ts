import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Batch } from "../src/contract.js";
import { createRegistry, guarding } from "../src/core/registry.js";
import { completed } from "../src/core/settings.js";
import { halved } from "../src/transport/halved.js";
import { offline } from "../src/transport/offline.js";
import { createOutbox, type Outbox } from "../src/transport/outbox.js";

/** What the server has taken, by batch id; how often each came; and whether it can be reached. */
let arrived: Map<string, number>;
let sentAt: number[];
let reachable: boolean;
let answer: () => Response;
let device: Record<string, string>;
let locks: boolean;
let seed: number;

/** As much of `Storage` as is used: names are its own keys. */
const place = (): Storage => {
  const methods = {
    getItem: (name: string) => device[name] ?? null,
    setItem: (name: string, value: string) => void (device[name] = value),
    removeItem: (name: string) => void delete device[name],
  };
  return new Proxy(methods, {
    ownKeys: () => Object.keys(device),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage;
};

/** One tab; all share the device. */
function tab(): Outbox & { close(): void } {
  const settings = completed({ siteId: "pk_t", apiEndpoint: "https://h.example/c" });
  const registry = createRegistry(
    guarding((error) => {
      throw error;
    }),
  );
  const shelf = offline(place(), settings, registry);
  const outbox = createOutbox(
    settings,
    { halved },
    shelf,
    registry,
    () => {},
    () => {},
  );
  return { ...outbox, close: registry.clear };
}

const batch = (id: string) => ({ body: JSON.stringify({ batch: id }), events: 1, size: 30 });
const unsent = (): number => Object.keys(device).filter((name) => name.includes("unsent")).length;

/** Web Locks as far as they are used: one after the other. */
function locked(): object {
  let last: Promise<unknown> = Promise.resolve();
  return { request: (_: string, work: () => Promise<void>) => (last = last.then(work)) };
}

/** Each test a while after the one before: our clock never goes back. */
let begun = 1_790_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: (begun += 10 * 86_400_000) });
  [arrived, sentAt, reachable, device, locks] = [new Map(), [], true, {}, true];
  answer = () => new Response('{"accepted":1,"rejected":[]}', { status: 202 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function browse(): void {
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  // Chance that is the same in every run (Lehmer's generator).
  seed = 42;
  vi.spyOn(Math, "random").mockImplementation(() => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647);
  vi.stubGlobal("document", { hidden: true });
  vi.stubGlobal("navigator", {
    onLine: true,
    sendBeacon: () => reachable,
    ...(locks && { locks: locked() }),
  });
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    if (!reachable) throw new TypeError("network");
    await new Promise((done) => setTimeout(done, 100));
    const given = JSON.parse(body) as Batch;
    sentAt.push(given.sentAt);
    const response = answer();
    if (response.ok) arrived.set(given.batch, (arrived.get(given.batch) ?? 0) + 1);
    return response;
  });
}

describe.each([
  ["Web Locks", true],
  ["a lease", false],
])("the offline queue, with %s", (_, withLocks) => {
  beforeEach(() => {
    locks = withLocks;
    browse();
  });

  it("is empty in good weather", async () => {
    const one = tab();
    one.add(batch("a"));
    void one.send();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(arrived).toEqual(new Map([["a", 1]]));
    expect(device).toEqual({});
  });

  it("outlives its page, and is sent by the next, oldest first, each once", async () => {
    const one = tab();
    reachable = false;
    for (const id of ["a", "b", "c"]) {
      one.add(batch(id));
      await vi.advanceTimersByTimeAsync(10);
    }
    void one.send();
    await vi.advanceTimersByTimeAsync(100);
    one.leave();
    expect(unsent()).toBe(3);
    one.close();

    reachable = true;
    const two = tab();
    two.add(batch("d"));
    void two.send();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([...arrived]).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 1],
      ["d", 1],
    ]);
    expect(device).toEqual({});
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "is drained by one tab at a time, each batch once: %i",
    async (chance) => {
      seed = chance * 1_000_003;
      const tabs = [tab(), tab(), tab()];
      reachable = false;
      tabs.forEach((one, n) => {
        for (let own = 0; own < 5; own++) one.add(batch(`${n}-${own}`));
        void one.send();
      });
      await vi.advanceTimersByTimeAsync(200);
      expect(unsent()).toBe(15);
      reachable = true;
      const late = tab();
      void late.send();
      await vi.advanceTimersByTimeAsync(600_000);
      expect(arrived.size).toBe(15);
      expect([...arrived.values()].every((times) => times === 1)).toBe(true);
      expect(device).toEqual({});
    },
  );

  it("puts nothing back, when its page goes, that another tab has sent meanwhile", async () => {
    const [one, two] = [tab(), tab()];
    reachable = false;
    one.add(batch("a"));
    void one.send();
    await vi.advanceTimersByTimeAsync(100);
    answer = () => new Response("", { status: 503, headers: { "retry-after": "60" } });
    reachable = true;
    void two.send();
    await vi.advanceTimersByTimeAsync(500);
    one.close();
    answer = () => new Response("", { status: 202 });
    const three = tab();
    void three.send();
    await vi.advanceTimersByTimeAsync(2_000);
    expect([...arrived]).toEqual([["a", 1]]);
    two.leave();
    expect(device).toEqual({});
  });

  it("never holds a batch both whole and halved", async () => {
    const pages = [{ id: "p1", url: "https://a.example/" }];
    const events = [1, 2].map((seq) => ({ type: "view", seq, page: "p1", at: seq }));
    const one = tab();
    answer = () => new Response("", { status: 503, headers: { "retry-after": "1" } });
    one.add({ body: JSON.stringify({ batch: "whole", pages, events }), events: 2, size: 99 });
    void one.send();
    await vi.advanceTimersByTimeAsync(500);
    expect(unsent()).toBe(1);
    let first = true;
    answer = () => {
      const status = first ? 413 : 503;
      first = false;
      return new Response("", { status, headers: { "retry-after": "60" } });
    };
    await vi.advanceTimersByTimeAsync(5_000);
    const kept = Object.values(device).filter((text) => text.includes("body"));
    expect(kept.length).toBe(2);
    expect(kept.join()).not.toContain("whole");
  });

  it("gives up what is older than 72 hours, and what is damaged", async () => {
    const one = tab();
    reachable = false;
    one.add(batch("a"));
    void one.send();
    await vi.advanceTimersByTimeAsync(100);
    device["heatmap.unsent.pk_t.x"] = "{";
    one.close();
    vi.setSystemTime(Date.now() + 73 * 3_600_000);
    reachable = true;
    void tab().send();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(arrived.size).toBe(0);
    expect(device).toEqual({});
  });

  it("leaves other sites' batches alone", async () => {
    device["heatmap.unsent.pk_other.1"] = JSON.stringify({ ...batch("o"), made: Date.now(), tries: 0 });
    const one = tab();
    one.add(batch("a"));
    void one.send();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([...arrived.keys()]).toEqual(["a"]);
    expect(unsent()).toBe(1);
  });
});

it("tells the time of sending by the clock of the batch, though the device's was set back meanwhile", async () => {
  browse();
  const one = tab();
  const made = Date.now();
  one.add(batch("a"));
  vi.setSystemTime(made - 3_600_000);
  void one.send();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sentAt[0]).toBeGreaterThanOrEqual(made);
  expect(sentAt[0]).toBeLessThan(made + 1_000);
});

it("takes over what a tab that died has left, when its lease has run out", async () => {
  locks = false;
  browse();
  device["heatmap.sending"] = `dead ${Date.now() + 100_000}`;
  device["heatmap.unsent.pk_t.1"] = JSON.stringify({ ...batch("left"), made: Date.now(), tries: 0 });
  const one = tab();
  one.add(batch("own"));
  void one.send();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([...arrived.keys()]).toEqual(["own"]);
  await vi.advanceTimersByTimeAsync(100_000);
  void one.send();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([...arrived.keys()]).toEqual(["own", "left"]);
  expect(device).toEqual({});
});
