import { record } from "@rrweb/record";
import type { Capture } from "../core/capture.js";
import { type Chunks, createChunks } from "./chunks.js";
import { createDoor, type Step } from "./door.js";
import { BLOCK, IGNORE, typedShown } from "./places.js";
import type { Recording } from "./recording.js";

/** Changes to the page in a second beyond which its own work matters more than a recording of it. */
const MOST_CHANGES = 3_000;
const MOST_BYTES = 1024 * 1024;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;
/** Nobody is there: what moves by itself is not worth recording. */
const IDLE = 5 * 60_000;

const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchmove"] as const;

const OPTIONS = {
  blockSelector: BLOCK,
  ignoreSelector: IGNORE,
  maskAllInputs: true,
  maskInputFn: (text: string, element: HTMLElement) => (typedShown(element) ? text : "*".repeat(text.length)),
  slimDOMOptions: "all" as const,
  recordAfter: "DOMContentLoaded" as const,
  // What the player needs to draw a movement, and no more.
  sampling: {
    mousemove: 100,
    scroll: 150,
    media: 1_000,
    input: "last" as const,
    mouseInteraction: {
      MouseUp: false,
      MouseDown: false,
      Focus: false,
      Blur: false,
      ContextMenu: true,
      DblClick: true,
    },
  },
};

/** How much a step changes: rrweb tells of many changes in one. */
function weightOf({ type, data }: Step): number {
  const { adds, attributes, texts, removes } = data as Record<string, unknown[] | undefined>;
  return type === 3
    ? [adds, attributes, texts, removes].reduce((sum, list) => sum + (list?.length ?? 0), 1)
    : 1;
}

/** Two functions that rrweb 2.1.6 patches and doesn't give back; the answer does. */
function forgottenByRrweb(): () => void {
  const sheet = CSSStyleSheet.prototype;
  const { addRule, removeRule } = sheet;
  return () => void Object.assign(sheet, { addRule, removeRule });
}

/** Records until it is ended; pauses where the page is too busy or nobody is there, and begins anew with all of the page. */
class PageRecorder {
  private readonly door: (step: Step) => void;
  private readonly chunks: Chunks;
  private over = false;
  private halt: (() => void) | undefined;
  private restore: (() => void) | undefined;
  private paused = 0;
  private pauses = 0;
  private second = 0;
  private changes = 0;
  private bytes = 0;
  private seen = Date.now();

  constructor(
    private readonly capture: Capture,
    private readonly ended: (reason: string) => void,
  ) {
    this.door = createDoor(capture.settings.maskText, (id) => record.mirror.getNode(id));
    this.chunks = createChunks(capture, () => this.pause(FIRST_PAUSE), ended);
    for (const sign of SIGNS) capture.listen(sign, () => this.present());
    capture.onClose((moment) => {
      if (moment !== "flush" && !this.over) this.chunks.end();
    });
    this.resume();
  }

  end(send: boolean): void {
    this.over = true;
    this.stop();
    this.chunks.end(send);
  }

  private stop(): void {
    this.halt?.();
    this.halt = undefined;
    this.restore?.();
    this.restore = undefined;
  }

  private resume(): void {
    if (this.over || this.halt) return;
    this.paused = 0;
    this.restore = forgottenByRrweb();
    this.halt = record({
      ...OPTIONS,
      emit: (step) => this.take(step),
      errorHandler: (error: unknown) => {
        this.capture.report("replay", error, 0);
        return true;
      },
    });
    if (!this.halt) this.ended("it can't record here");
  }

  private pause(ms: number): void {
    this.stop();
    this.paused = Date.now() + ms;
    this.capture.after(ms, () => this.resume());
  }

  /** Somebody is there again. */
  private present(): void {
    this.seen = Date.now();
    if (!this.halt && !this.paused) this.resume();
  }

  private take(step: Step): void {
    if (this.over) return;
    if (Date.now() - this.seen > IDLE) return this.stop();
    this.door(step);
    const told = JSON.stringify(step);
    this.chunks.add(told, step.timestamp);
    // The page as a whole is as large as it is.
    if (step.type === 3 && this.isTooMuch(weightOf(step), told.length)) {
      this.capture.report("replay", "the page changes too fast", 0);
      this.pause(Math.min(FIRST_PAUSE * 2 ** this.pauses++, LONGEST_PAUSE));
    }
  }

  private isTooMuch(changes: number, bytes: number): boolean {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.second) [this.second, this.changes, this.bytes] = [second, 0, 0];
    this.changes += changes;
    this.bytes += bytes;
    return this.changes > MOST_CHANGES || this.bytes > MOST_BYTES;
  }
}

export const recorder: Recording = {
  begin(capture, ended) {
    const page = new PageRecorder(capture, ended);
    return (send) => page.end(send);
  },
};
