import type { SignalMaker } from "../core/capture.js";

/** Attention is believed to last this long after its last sign. */
const BELIEVED = 30_000;
/** Signs come in thick; one in this time is enough. */
const STEP = 200;
const DAY = 86_400_000;

const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchmove"] as const;

/**
 * The end of a view, with its engaged time. The rule: time counts while the page is visible and has the
 * focus, for up to 30 s after each sign of a person (pointer, key, scroll, touch). So somebody who reads
 * for a minute without moving is credited with 30 s of it; somebody who has gone, with 30 s at most.
 */
export const leave: SignalMaker = (capture) => {
  let engaged = 0;
  let latest = 0;
  let present = false;
  let begun = false;

  const isPresent = (): boolean => !document.hidden && document.hasFocus();

  function settle(): void {
    const now = Date.now();
    if (present) engaged += Math.min(Math.max(now - latest, 0), BELIEVED);
    latest = now;
    present = isPresent();
  }

  function sign(): void {
    if (Date.now() - latest >= STEP) settle();
  }

  return {
    start() {
      for (const type of SIGNS) capture.listen(type, sign);
      for (const type of ["focus", "blur", "visibilitychange"] as const) capture.listen(type, settle);
      capture.onClose((moment) => {
        if (moment === "flush" || moment === "hidden") return;
        settle();
        if (begun) capture.emit({ type: "leave", engaged: Math.min(engaged, DAY) });
        engaged = 0;
        // Begins with the first view. A page gone belongs to nobody until it is shown again, as a new view.
        begun = moment === "turn";
      });
    },
    stop() {},
  };
};
