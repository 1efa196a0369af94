import type { Capture, SignalMaker } from "../core/capture.js";
import type { Module } from "../core/collector.js";
import { allowed, sampled } from "../replay/allowed.js";
import { load } from "./load.js";

/** What the chunk that is loaded only when pictures are taken brings along. */
export interface Camera {
  /**
   * Takes a picture of the window and sends it, when the page has nothing else to do. False when the visitor went or
   * scrolled on meanwhile. Rejects where no picture can be taken.
   */
  take(capture: Capture): Promise<boolean>;
}

/** Until a page has settled, milliseconds. */
const SETTLED = 1_500;
/** Of a whole run: a page that is open for days fills no disk. */
const MOST_PICTURES = 100;

/** A picture of each view, where the settings say so and its document isn't recorded. */
const screenshot: SignalMaker = (capture) => {
  const { settings, report, after } = capture;
  const { enableReplay, enableScreenshots, replaySampleRate = 1 } = settings;
  const wanted =
    enableScreenshots && !enableReplay && sampled(capture.visitor() ?? capture.run, replaySampleRate);
  let over = !wanted;
  let taken = 0;
  /** The page whose picture is taken. */
  let shown: string | undefined;
  let cancel: (() => void) | undefined;
  let loading: Promise<Camera> | undefined;
  /** A picture is being taken: on a busy page that lasts longer than the next flush. */
  let shooting = false;

  function end(reason: unknown): void {
    over = true;
    report("screenshot", reason, 0);
  }

  async function shoot(): Promise<void> {
    cancel = undefined;
    if (over || shooting || document.hidden || !allowed(capture)) return;
    shooting = true;
    try {
      const camera = await (loading ??= load());
      const page = capture.page().id;
      if (over || !allowed(capture) || !(await camera.take(capture))) return;
      shown = page;
      if (++taken >= MOST_PICTURES) end("enough pictures of one run");
    } catch (error) {
      end(error);
    } finally {
      shooting = false;
    }
  }

  function plan(): void {
    cancel?.();
    if (!over) cancel = after(SETTLED, () => void shoot());
  }

  return {
    start() {
      plan();
      capture.onClose((moment) => {
        // Consent may have come, a tab to the front, a scroll to rest.
        if (moment === "turn" || (moment === "flush" && !cancel && shown !== capture.page().id)) plan();
      });
    },
    stop() {
      over = true;
    },
  };
};

/** A picture of each page, for sites that don't have pages recorded. What takes it is loaded only then. */
export const ScreenshotModule: Module = {
  signals: [/* @__PURE__ */ Object.assign(screenshot, { category: "replay" } as const)],
};
