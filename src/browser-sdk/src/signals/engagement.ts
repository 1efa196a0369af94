import type { Capture } from "../core/capture.js";
import { now } from "../core/clock.js";

/** Attention is believed to last this long after its last sign. */
const BELIEVED = 30_000;
/** Signs come in thick; one in this time is enough. */
const STEP = 200;

const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchmove"] as const;

/** Tells engaged time as it passes. */
export interface Engagement {
  start(): void;
  /** Credits what has passed since the last time. */
  settle(): void;
}

/**
 * The rule: time counts while the page is visible and has the focus, for up to 30 s after each sign of a
 * person (pointer, key, scroll, touch). So somebody who reads for a minute without moving is credited with
 * 30 s of it; somebody who has gone, with 30 s at most.
 */
export function createEngagement(capture: Capture, credit: (ms: number) => void): Engagement {
  let latest = 0;
  let present = false;

  function settle(): void {
    const time = now();
    if (present) credit(Math.min(time - latest, BELIEVED));
    latest = time;
    present = !document.hidden && document.hasFocus();
  }

  function sign(): void {
    if (now() - latest >= STEP) settle();
  }

  return {
    start() {
      for (const type of SIGNS) capture.listen(type, sign);
      for (const type of ["focus", "blur", "visibilitychange"] as const) capture.listen(type, settle);
    },
    settle,
  };
}
