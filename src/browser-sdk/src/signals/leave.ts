import type { SignalMaker } from "../core/capture.js";
import { createEngagement } from "./engagement.js";

const DAY = 86_400_000;

/** The end of a view, with its engaged time. */
export const leave: SignalMaker = (capture) => {
  let engaged = 0;
  let begun = false;
  const engagement = createEngagement(capture, (ms) => (engaged += ms));

  return {
    start() {
      engagement.start();
      capture.onClose((moment) => {
        if (moment === "flush" || moment === "hidden") return;
        engagement.settle();
        if (begun) capture.emit({ type: "leave", engaged: Math.min(engaged, DAY) });
        engaged = 0;
        // Begins with the first view. A page gone belongs to nobody until it is shown again, as a new view.
        begun = moment === "turn";
      });
    },
    stop() {},
  };
};
