import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Batch } from "../src/contract.js";
import { createRegistry, guarding } from "../src/core/registry.js";
import { completed, type Settings } from "../src/core/settings.js";
import type { Bundle } from "../src/transport/assemble.js";
import { halved } from "../src/transport/halved.js";
import { createOutbox, type Outbox, type Shelf } from "../src/transport/outbox.js";

const HOUR = 3_600_000;

let answers: (() => Promise<Response>)[] = [];
let sent: string[] = [];
let counts: Record<string, number> = {};
let outbox: Outbox;

function open(changed: Partial<Settings> = {}, shelf?: Shelf): Outbox {
  const settings = completed({ siteId: "pk_t", apiEndpoint: "https://h.example/c", ...changed });
  const report = (reason: string, _: unknown, count = 1): void =>
    void (counts[reason] = (counts[reason] ?? 0) + count);
  const registry = createRegistry(guarding((error) => expect(error).toBeUndefined()));
  return createOutbox(settings, { halved }, shelf, registry, report, () => {});
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
  [answers, sent, counts] = [[], [], {}];
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
  vi.restoreAllMocks();
});

describe("the outbox", () => {
  it("waits by chance, up to twice as long each time", async () => {
    // Chance that always gives the most it can: what is left is the doubling.
    vi.spyOn(Math, "random").mockReturnValue(0.999_999);
    answers = Array.from({ length: 6 }, () => status(503));
    outbox.add(body(1));
    await outbox.send();
    const waits: number[] = [];
    for (let before = Date.now(); sent.length < 7; before = Date.now()) {
      await vi.advanceTimersToNextTimerAsync();
      waits.push(Date.now() - before);
    }
    waits.forEach((ms, n) => {
      expect(ms).toBeGreaterThan(990 * 2 ** n);
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
    await vi.advanceTimersByTimeAsync(2_500);
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

  it("keeps the newest MiB", async () => {
    for (let n = 1; n <= 30; n++)
      outbox.add({ body: `{"batch":"${n}","x":"${"y".repeat(50_000)}"}`, events: 2, size: 50_020 });
    expect(counts).toEqual({ full: 2 * (30 - 20) });
    await outbox.send();
    expect(batches()[0]).toBe("11");
  });

  it("takes the answer of an access point, which is no JSON, for no answer", async () => {
    answers = [() => Promise.resolve(new Response("<h1>Log in to the network</h1>", { status: 200 }))];
    outbox.add(body(1));
    await outbox.send();
    expect(counts).toEqual({ unreachable: 0 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(batches()).toEqual(["1", "1"]);
    expect(counts).toEqual({ unreachable: 0, accepted: 1 });
  });

  it("never sends the halves of a batch that may have been taken whole", async () => {
    const page = { id: "p1", url: "https://a.example/" };
    const events = [1, 2].map((seq) => ({ type: "view", seq, page: "p1", at: seq }));
    const bundle = { body: JSON.stringify({ batch: "whole", pages: [page], events }), events: 2, size: 99 };
    answers = [status(502), status(413)];
    outbox.add(bundle);
    await outbox.send();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(batches()).toEqual(["whole", "whole"]);
    expect(counts).toMatchObject({ refused: 2 });

    sent = [];
    answers = [status(503), status(413)];
    outbox.add(bundle);
    await outbox.send();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(batches().slice(0, 2)).toEqual(["whole", "whole"]);
    expect(new Set(batches()).size).toBe(3);
    expect(sent.slice(2).flatMap((text) => (JSON.parse(text) as Batch).events.map(({ seq }) => seq))).toEqual(
      [1, 2],
    );
  });

  it("counts each refused event by its code", async () => {
    const answer = { accepted: 1, rejected: [{ index: 1, code: "too-old", message: "older than 72 h" }] };
    answers = [() => Promise.resolve(new Response(JSON.stringify(answer), { status: 202 }))];
    outbox.add({ body: "{}", events: 2, size: 2 });
    await outbox.send();
    expect(counts).toEqual({ accepted: 1, "too-old": 1 });
  });
});
