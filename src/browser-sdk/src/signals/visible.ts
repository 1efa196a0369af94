import type { SignalMaker } from "../core/capture.js";

/** The tab comes to the front or goes to the back. */
export const visible: SignalMaker = (capture) => {
  let gone = false;

  return {
    start() {
      // By the closing, not by the event: it belongs to the batch that leaves when the tab goes to the back.
      capture.onClose((moment) => {
        // A page that goes is hidden after it has gone: its leave has told that already.
        if (moment === "hidden" && !gone) capture.emit({ type: "visible", state: "hidden" });
        gone = moment === "gone" || (gone && moment !== "turn");
      });
      capture.listen("visibilitychange", () => {
        if (!document.hidden && !gone) capture.emit({ type: "visible", state: "visible" });
      });
    },
    stop() {},
  };
};
