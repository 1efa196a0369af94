import type { CapturedEvent, Page } from "../contract.js";
import { assemble } from "../transport/assemble.js";
import type { Keep } from "../privacy/keep.js";
import type { Outbox, Report } from "../transport/outbox.js";
import { now } from "./clock.js";
import { createPages } from "./pages.js";
import type { Registry } from "./registry.js";
import type { Settings } from "./settings.js";
import { uuid } from "./uuid.js";

/**
 * Why open things are closed: the batch is due; the tab went to the back; another view begins; the page
 * goes; we are stopped.
 */
export type Moment = "flush" | "hidden" | "turn" | "gone" | "stop";

/** An event as a signal tells it; number, page and time are added here. */
export type Draft = CapturedEvent extends infer E
  ? E extends unknown
    ? Omit<E, "seq" | "page" | "at">
    : never
  : never;

/** One capture run: what a signal is given to work with. */
export interface Capture extends Pick<Registry, "listen" | "heard" | "after" | "undo"> {
  readonly settings: Settings;
  readonly run: string;
  /** The visitor's own id; undefined in strict mode. */
  readonly visitor: () => string | undefined;
  readonly page: () => Page;
  readonly report: Report;
  /** Takes the run's next sequence number, for an event that travels in a request of its own. */
  number(): number;
  /** Adds an event and answers its sequence number. */
  emit(draft: Draft, page?: Page, at?: number): number;
  /** Has open things (a trail, a reaction) closed before they would leave out of order. */
  onClose(work: (moment: Moment) => void): void;
  /** Says that something is open, so that a flush comes even without further events. */
  wake(): void;
  /** Begins a new view. */
  turn(): void;
  /** True when the address changed since the view began. */
  moved(): boolean;
  /** Number of events that no batch has yet. */
  pending(): number;
  /** Closes what is open and hands everything to the outbox. */
  flush(moment?: Moment): void;
}

/** A signal watches one thing. The same two verbs for all. */
export interface Signal {
  start(): void;
  stop(): void;
}

export interface SignalMaker {
  (capture: Capture): Signal;
  /** The consent it needs where consent is required: beside `analytics`, without which nothing runs. */
  category?: "heatmaps" | "replay" | "personalization";
}

/** What is assigned to a signal in one pure expression: a statement of its own would keep it in every bundle. */
export type Category = Pick<SignalMaker, "category">;

export function createCapture(
  settings: Settings,
  keep: Keep | undefined,
  outbox: Outbox,
  registry: Registry,
  report: Report,
): Capture {
  const run = uuid();
  const pages = createPages(!settings.autoTrack);
  const closers: ((moment: Moment) => void)[] = [];
  let waiting: [CapturedEvent, Page][] = [];
  let seq = 0;
  let closing = false;
  let cancelTimer: (() => void) | undefined;

  const close = (moment: Moment): void => {
    closing = true;
    for (const closer of closers) closer(moment);
    closing = false;
  };

  /** The site's own word on an event; what it throws is its answer too. */
  function judged(event: CapturedEvent, page: Page): CapturedEvent | undefined {
    try {
      const told = settings.beforeSend ? settings.beforeSend(event, page) : event;
      if (told) return told;
      throw "dropped";
    } catch (error) {
      return report("beforeSend", error) as undefined;
    }
  }

  const capture: Capture = {
    ...registry,
    ...pages,
    settings,
    run,
    visitor: () => keep?.visitor(),
    report,
    number: () => ++seq,
    emit(draft, page = capture.page(), at = now()) {
      const own = ++seq; // A flush adds events of its own.
      const given = { seq: own, page: page.id };
      const event = judged({ at, ...draft, ...given } as CapturedEvent, page);
      if (event) waiting.push([{ ...event, ...given }, page]);
      capture.wake();
      // Not from within a closer: what it closes belongs to the batch being made.
      if (!closing && waiting.length >= settings.flushSize) capture.flush();
      return own;
    },
    onClose: (work) => void closers.push(work),
    wake() {
      cancelTimer ??= capture.after(settings.flushInterval, capture.flush);
    },
    turn() {
      close("turn");
      pages.turn();
      capture.emit({ type: "view" });
    },
    pending: () => waiting.length,
    flush(moment = "flush") {
      close(moment);
      cancelTimer?.();
      cancelTimer = undefined;
      const events = waiting;
      waiting = [];
      for (const bundle of assemble(settings, run, capture.visitor(), events)) outbox.add(bundle);
      if (/gone|stop/.test(moment)) outbox.leave();
      // After a stop too: what no beacon would take is tried once more.
      if (moment !== "gone") void outbox.send();
    },
  };

  capture.listen("visibilitychange", () => {
    if (document.hidden) capture.flush("hidden");
  });
  capture.listen("pagehide", () => capture.flush("gone"));
  return capture;
}
