import type { SignalMaker, Category } from "../core/capture.js";
import { documentSize, pixel } from "./target.js";

/** At most two events a second, and one when the scrolling has ended. */
const STEP = 500;

/** Where the page was scrolled to, and the deepest point of the view that came on screen. */
const watch: SignalMaker = (capture) => {
  let y = 0;
  let deepest = 0;
  let cancel: (() => void) | undefined;

  function close(): void {
    if (!cancel) return;
    cancel();
    cancel = undefined;
    capture.emit({ type: "scroll", y, max: deepest, document: documentSize() });
  }

  function scrolled({ target }: Event): void {
    if (target !== document) return; // A box inside the page has scrolled.
    y = pixel(scrollY);
    deepest = Math.max(deepest, pixel(scrollY + innerHeight));
    cancel ??= capture.after(STEP, close);
  }

  return {
    start() {
      capture.listen("scroll", scrolled);
      capture.onClose((moment) => {
        close();
        if (moment === "turn") deepest = 0;
      });
    },
    stop() {},
  };
};

export const scroll = /* @__PURE__ */ Object.assign<SignalMaker, Category>(watch, { category: "heatmaps" });
