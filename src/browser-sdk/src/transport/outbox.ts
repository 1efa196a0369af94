import type { Registry } from "../core/registry.js";
import type { Settings } from "../core/settings.js";
import type { Keep } from "../privacy/keep.js";
import { type Bundle, halved, MOST_BYTES } from "./assemble.js";

/** Batches on their way, oldest first, one at a time. */
export interface Outbox {
  add(bundle: Bundle): void;
  /** Sends until nothing is left or a wait is due. */
  send(): Promise<void>;
  /** The page goes: everything by beacon, without waiting for an answer. */
  leave(): void;
  /** Forgets all that is unsent. */
  discard(reason: Refusal): void;
}

/** Why something was not taken; each is counted, and explained in debug mode. */
export type Refusal = "full" | "old" | "retries" | "forgotten" | "refused" | "stopped" | (string & {});

export type Report = (reason: Refusal, detail?: unknown, count?: number) => void;

interface Waiting extends Bundle {
  /** Unix ms; older than MOST_AGE the server takes it no more. */
  made: number;
  tries: number;
}

const MOST_AGE = 72 * 3_600_000;
const MOST_WAITING = 100;
const MOST_WAITING_BYTES = 1 << 20;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 300_000;
const PATIENCE = 30_000;
/** Below this, compressing costs more than it saves. */
const WORTH_GZIP = 1_024;

export function createOutbox(
  settings: Settings,
  keep: Keep,
  { listen, after }: Pick<Registry, "listen" | "after">,
  report: Report,
  forgotten: () => void,
): Outbox {
  const { apiEndpoint, maxRetries } = settings;
  let queue = kept();
  let keeping = queue.length > 0;
  let sending: Promise<void> | undefined;
  /** The one whose request the browser has taken over: it arrives even when the page goes. */
  let inFlight: Waiting | undefined;
  let cancelWait: (() => void) | undefined;
  /** Tries in a row that did not reach the server. */
  let misses = 0;

  const stamped = (item: Waiting): string => `{"sentAt":${Date.now()},${item.body.slice(1)}`;

  function kept(): Waiting[] {
    try {
      return JSON.parse(keep.read("queue") ?? "[]") as Waiting[];
    } catch {
      return [];
    }
  }

  /** Unsent batches outlive the page only once there is trouble; in good weather nothing is written. */
  function save(trouble: boolean): void {
    if (!trouble && !keeping) return;
    keeping = queue.length > 0;
    keep.write("queue", keeping ? JSON.stringify(queue) : null);
  }

  function drop(item: Waiting, reason: Refusal, detail?: unknown): void {
    queue = queue.filter((other) => other !== item);
    report(reason, detail, item.events);
  }

  function bound(): void {
    let size = 0;
    for (const item of [...queue].reverse()) {
      size += item.size;
      if (Date.now() - item.made > MOST_AGE) drop(item, "old");
      else if (size > MOST_WAITING_BYTES || queue.length - queue.indexOf(item) > MOST_WAITING)
        drop(item, "full");
    }
  }

  function add(bundle: Bundle): void {
    queue.push({ ...bundle, made: Date.now(), tries: 0 });
    bound();
  }

  /** Waits before the next try; `tries` failed before this one, and the server may have named a time. */
  function wait(tries: number, retryAfter?: string | null): void {
    const seconds = Number(retryAfter) || (Date.parse(retryAfter ?? "") - Date.now()) / 1000 || 0;
    const backoff = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
    // Half of it is chance, so that a thousand browsers don't come back at once.
    const ms = Math.max(backoff * (0.5 + Math.random() / 2), Math.min(seconds, 3600) * 1000);
    cancelWait = after(ms, resume);
    save(true);
  }

  const send = (): Promise<void> => (sending ??= pump().finally(() => (sending = undefined)));

  function resume(): void {
    cancelWait?.();
    cancelWait = undefined;
    void send();
  }

  async function answered(item: Waiting, response: Response): Promise<void> {
    const { status } = response;
    const answer = await response.text();
    const detail = `${status} ${answer}`;
    if (!queue.includes(item)) return;
    if (response.ok) return accepted(item, answer);
    if (status === 410) return forgotten();
    if (status === 413) {
      const parts = halved(item.body);
      if (!parts) return drop(item, "refused", detail);
      queue = parts.map((part) => ({ ...item, ...part })).concat(queue.filter((other) => other !== item));
    } else if (status < 500 && status !== 429 && status !== 408) {
      drop(item, "refused", detail);
    } else if (item.tries >= maxRetries) {
      drop(item, "retries", detail);
    } else {
      wait(item.tries++, response.headers.get("retry-after"));
      report("again", detail, 0);
    }
  }

  function accepted(item: Waiting, answer: string): void {
    queue = queue.filter((other) => other !== item);
    let rejected: { code: string }[] = [];
    try {
      rejected = (JSON.parse(answer) as { rejected?: { code: string }[] }).rejected ?? [];
    } catch {
      // Some doors answer without a body.
    }
    for (const refusal of rejected) report(refusal.code, refusal);
    report("accepted", "", item.events - rejected.length);
  }

  /** Null when the batch has left by beacon meanwhile. */
  async function request(item: Waiting): Promise<Response | null> {
    let body: string | ArrayBuffer = stamped(item);
    // Compressing takes a moment that a page about to go may not have.
    if (item.size > WORTH_GZIP && typeof CompressionStream === "function" && !document.hidden) {
      const zipped = new Response(body).body?.pipeThrough(new CompressionStream("gzip"));
      body = await new Response(zipped).arrayBuffer();
      if (!queue.includes(item)) return null;
    }
    const keepalive = item.size <= MOST_BYTES;
    if (keepalive) inFlight = item;
    return fetch(apiEndpoint, {
      method: "POST",
      body,
      // text/plain: no preflight. The server tells gzip by its first bytes.
      headers: { "content-type": "text/plain" },
      credentials: "omit",
      keepalive,
      ...(AbortSignal.timeout && { signal: AbortSignal.timeout(PATIENCE) }),
    });
  }

  async function attempt(item: Waiting): Promise<void> {
    try {
      const response = await request(item);
      if (response) await answered(item, response);
      misses = 0;
      save(false);
    } catch (error) {
      // The network's fault, not the batch's: only its age counts against it.
      wait(misses++);
      report("unreachable", error, 0);
    } finally {
      inFlight = undefined;
    }
  }

  async function pump(): Promise<void> {
    bound();
    // The first await lets `sending` be set before anything can ask for it.
    await null;
    for (let item; (item = queue[0]) && !cancelWait && navigator.onLine !== false;) await attempt(item);
    if (queue.length) save(true);
  }

  listen("online", resume);

  return {
    add,
    send,
    leave() {
      queue = queue.filter(
        (item) => item === inFlight || !navigator.sendBeacon?.(apiEndpoint, stamped(item)),
      );
      save(queue.length > 0);
    },
    discard(reason) {
      for (const item of queue) drop(item, reason);
      save(false);
    },
  };
}
