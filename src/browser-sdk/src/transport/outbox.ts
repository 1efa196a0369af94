import { now } from "../core/clock.js";
import type { Extras } from "../core/extras.js";
import type { Registry } from "../core/registry.js";
import type { Settings } from "../core/settings.js";
import type { Bundle } from "./assemble.js";

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

export interface Waiting extends Bundle {
  /** Unix ms; older than MOST_AGE the server takes it no more. */
  made: number;
  tries: number;
  /** It may have been taken, though no answer said so. */
  unsure?: boolean;
}

/** Where unsent batches outlive the page. Nothing is on it in good weather. */
export interface Shelf {
  /** Puts these on it, and off it what is sent or dropped. */
  put(items: Waiting[]): void;
  take(item: Waiting): void;
  /**
   * Does `work` with all that is unsent, `own()` and what other pages have left, oldest first, while no other tab
   * does. What another tab has sent meanwhile is not among it.
   */
  alone(own: () => Waiting[], work: (all: Waiting[]) => Promise<void>): Promise<void>;
}

export function createOutbox(
  { apiEndpoint, maxRetries }: Settings,
  { gzip, halved }: Extras,
  shelf: Shelf | undefined,
  { listen, after }: Pick<Registry, "listen" | "after">,
  report: Report,
  forgotten: () => void,
): Outbox {
  const MOST_AGE = 259_200_000; // 72 h
  const MOST_WAITING_BYTES = 1_048_576;
  const FIRST_WAIT = 1_000;
  const LONGEST_WAIT = 300_000;
  const PATIENCE = 30_000;
  let queue: Waiting[] = [];
  let sending: Promise<void> | undefined;
  /** The one whose request the browser has taken over: it arrives even when the page goes. */
  let inFlight: Waiting | undefined;
  let cancelWait: (() => void) | undefined;
  /** Tries in a row that did not reach the server. */
  let misses = 0;

  const stamped = ({ body }: Waiting): string => `{"sentAt":${now()},${body.slice(1)}`;

  function remove(item: Waiting, ...parts: Waiting[]): void {
    queue = queue.flatMap((other) => (other === item ? parts : other));
    shelf?.take(item);
  }

  function drop(item: Waiting, reason: Refusal, detail?: unknown): void {
    remove(item);
    report(reason, detail, item.events);
  }

  function bound(): void {
    let size = 0;
    for (const item of [...queue].reverse()) {
      size += item.size;
      if (now() - item.made > MOST_AGE) drop(item, "old");
      else if (size > MOST_WAITING_BYTES) drop(item, "full");
    }
  }

  /** Waits before the next try; `tries` failed before this one, and the server may have named a time. */
  function wait(tries: number, retryAfter?: string | null): void {
    const seconds = +retryAfter! || (Date.parse(retryAfter!) - Date.now()) / 1000 || 0;
    // All of it is chance ("full jitter"), so that a thousand browsers don't come back at once.
    const backoff = Math.random() * Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
    cancelWait = after(Math.max(0, Math.min(seconds, 3600)) * 1000 + backoff, resume);
    shelf?.put(queue);
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
    const detail = status + " " + answer;
    const again = /^(5|429|408)/.test(detail);
    if (!queue.includes(item)) return;
    if (response.ok) accepted(item, answer);
    else if (status === 410) forgotten();
    else if (again && item.tries < maxRetries) {
      // Of all these answers only two say that nothing was taken.
      if (status !== 429 && status !== 503) item.unsure = true;
      wait(item.tries++, response.headers.get("retry-after"));
      report("again", detail, 0);
    } else {
      // What may have been taken whole must not come in halves as well: it would count twice.
      const parts = status === 413 && !item.unsure && halved?.(item);
      if (parts) remove(item, ...parts);
      else drop(item, again ? "retries" : "refused", detail);
    }
  }

  function accepted(item: Waiting, answer: string): void {
    // Some doors answer without a body. What is no JSON is not our server's answer, but an access point's.
    const { rejected = [] } = JSON.parse(answer || "{}") as { rejected?: { code: string }[] };
    remove(item);
    for (const refusal of rejected) report(refusal.code, refusal);
    report("accepted", 0, item.events - rejected.length);
  }

  async function attempt(item: Waiting): Promise<void> {
    try {
      const text = stamped(item);
      const body = gzip ? await gzip(text) : text;
      // It may have left by beacon meanwhile.
      if (!queue.includes(item)) return;
      // The quota may be used up, by the page itself too: then without.
      inFlight = misses ? undefined : item;
      const response = await fetch(apiEndpoint, {
        method: "POST",
        body,
        // text/plain: no preflight.
        headers: { "content-type": "text/plain" },
        credentials: "omit",
        keepalive: !misses,
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      await answered(item, response);
      misses = 0;
    } catch (error) {
      // The network's fault, not the batch's: only its age counts against it.
      item.unsure = true;
      wait(misses++);
      report("unreachable", error, 0);
    } finally {
      inFlight = undefined;
    }
  }

  async function drain(): Promise<void> {
    bound();
    for (let item; (item = queue[0]) && !cancelWait && navigator.onLine;) await attempt(item);
  }

  async function pump(): Promise<void> {
    // The first await lets `sending` be set before anything can ask for it.
    await null;
    if (!shelf || cancelWait) return drain();
    await shelf.alone(
      () => queue,
      (all) => {
        queue = all;
        return drain();
      },
    );
  }

  listen("online", resume);

  return {
    add(bundle) {
      queue.push({ ...bundle, made: now(), tries: 0 });
      bound();
    },
    send,
    leave() {
      // In trouble a beacon would only be lost, without an answer to say so.
      if (!shelf || (!cancelWait && navigator.onLine))
        queue = queue.filter(
          (item) => item === inFlight || !navigator.sendBeacon?.(apiEndpoint, stamped(item)),
        );
      shelf?.put(queue);
    },
    discard(reason) {
      for (const item of queue) drop(item, reason);
    },
  };
}
