import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRegistry } from "../src/core/registry.js";
import { completed, type Settings } from "../src/core/settings.js";
import type { Keep } from "../src/privacy/keep.js";
import type { Bundle } from "../src/transport/assemble.js";
import { createOutbox, type Outbox } from "../src/transport/outbox.js";

const HOUR = 3_600_000;

let answers: (() => Promise<Response>)[] = [];
let sent: string[] = [];
let counts: Record<string, number> = {};
let kept: Record<string, string | null> = {};
let outbox: Outbox;

const keep: Keep = {
  read: (name) => kept[name] ?? null,
  write: (name, value) => void (kept[name] = value),
  clear: () => void (kept = {}),
};

function open(changed: Partial<Settings> = {}): Outbox {
  const settings = completed({ siteId: "pk_t", apiEndpoint: "https://h.example/c", ...changed });
  const report = (reason: string, _: unknown, count = 1): void =>
    void (counts[reason] = (counts[reason] ?? 0) + count);
  return createOutbox(
    settings,
    keep,
    createRegistry((error) => expect(error).toBeUndefined()),
    report,
    () => {},
  );
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(
      new Response(code === 202 ? '{"accepted":1,"rejected":[]}' : "no", { status: code, headers }),
    );
const unreachable = () => Promise.reject(new TypeError("network"));
const body = (n: number): Bundle => ({ body: `{"batch":"${n}"}`, events: 1, size: 13 });
const batches = (): string[] => sent.map((text) => (JSON.parse(text) as { batch: string }).batch);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_790_000_000_000 });
  [answers, sent, counts, kept] = [[], [], {}, {}];
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("document", { hidden: true });
  vi.stubGlobal("navigator", { onLine: true, sendBeacon: () => true });
  vi.stubGlobal("fetch", (_: string, { body }: { body: string }) => {
    sent.push(body);
    return (answers.shift() ?? status(202))();
  });
  outbox = open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the outbox", () => {
  it("doubles its waits, with chance in them", async () => {
    answers = Array.from({ length: 6 }, () => status(503));
    outbox.add(body(1));
    await outbox.send();
    const waits: number[] = [];
    for (let before = Date.now(); sent.length < 7; before = Date.now()) {
      await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    waits.forEach((ms, n) => {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** n);
      expect(ms).toBeLessThanOrEqual(1000 * 2 ** n);
    });
    expect(counts["accepted"]).toBe(1);
  });

  it("honours Retry-After, as seconds and as a date", async () => {
    answers = [
      status(429, { "retry-after": "90" }),
      status(503, { "retry-after": new Date(Date.now() + 300_000).toUTCString() }),
    ];
    outbox.add(body(1));
    await outbox.send();
    await vi.advanceTimersByTimeAsync(89_000);
    expect(sent.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sent.length).toBe(2);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(sent.length).toBe(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent.length).toBe(3);
  });

  it("gives a batch up after the last retry, says so, and goes on with the next", async () => {
    outbox = open({ maxRetries: 2 });
    answers = [status(500), status(500), status(500)];
    outbox.add(body(1));
    outbox.add(body(2));
    await outbox.send();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batches()).toEqual(["1", "1", "1", "2"]);
    expect(counts).toMatchObject({ retries: 1, accepted: 1 });
  });

  it("doesn't count an unreachable server against a batch, only its age", async () => {
    outbox = open({ maxRetries: 2 });
    answers = Array.from({ length: 2000 }, () => unreachable);
    outbox.add(body(1));
    await outbox.send();
    await vi.advanceTimersByTimeAsync(71 * HOUR);
    expect(counts).toMatchObject({ unreachable: 0 });
    expect(sent.length).toBeGreaterThan(500);
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(counts).toMatchObject({ old: 1 });
    const tries = sent.length;
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(sent.length).toBe(tries);
  });

  it("keeps the newest hundred batches and the newest MiB", async () => {
    answers = [unreachable];
    for (let n = 1; n <= 130; n++) outbox.add(body(n));
    expect(counts).toEqual({ full: 30 });
    await outbox.send();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(batches()[1]).toBe("31");

    counts = {};
    outbox = open();
    for (let n = 1; n <= 30; n++)
      outbox.add({ body: `{"batch":"${n}","x":"${"y".repeat(50_000)}"}`, events: 2, size: 50_020 });
    expect(counts).toEqual({ full: 2 * (30 - 20) });
  });

  it("counts each refused event by its code", async () => {
    const answer = { accepted: 1, rejected: [{ index: 1, code: "too-old", message: "older than 72 h" }] };
    answers = [() => Promise.resolve(new Response(JSON.stringify(answer), { status: 202 }))];
    outbox.add({ body: "{}", events: 2, size: 2 });
    await outbox.send();
    expect(counts).toEqual({ accepted: 1, "too-old": 1 });
  });

  it("writes to the device only in trouble, and clears it when all is sent", async () => {
    outbox.add(body(1));
    await outbox.send();
    expect(kept).toEqual({});
    answers = [status(503)];
    outbox.add(body(2));
    await outbox.send();
    expect(kept["queue"]).toContain("batch");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept["queue"]).toBeNull();
  });
});
