import type { SignalMaker } from "../core/capture.js";
import { targetOf } from "./target.js";
import { elementOf } from "./tree.js";

/** Which elements take the keyboard focus. */
export const focus: SignalMaker = (capture) => {
  let latest: Element | null = null;

  return {
    start() {
      capture.listen("focusin", (event) => {
        const element = elementOf(event);
        // A window that comes to the front focuses anew what had the focus before.
        if (!element || element === latest) return;
        latest = element;
        capture.emit({ type: "focus", target: targetOf(element, capture.settings.maskText) });
      });
      capture.listen("focusout", () => {
        if (document.hasFocus()) latest = null;
      });
    },
    stop() {
      latest = null;
    },
  };
};
