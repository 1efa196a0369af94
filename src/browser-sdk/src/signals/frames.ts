import type { SignalMaker } from "../core/capture.js";
import { attach } from "./attach.js";

/** What a person does. What concerns the frame's own page (its going, its errors, its addresses) is not ours. */
const DONE =
  /^(load|click|auxclick|contextmenu|pointermove|pointerdown|wheel|touchmove|keydown|scroll|focusin|focusout|input|submit|copy|cut|selectionchange)$/;

/** Hears what is done in frames of the page's own origin, as if it were done in the page. */
export const frames: SignalMaker = (capture) => {
  /** Another origin's document is null. Hearing the same one twice is hearing it once. */
  function hear({ contentDocument }: HTMLIFrameElement): void {
    if (!contentDocument) return;
    attach(capture, contentDocument, DONE);
    contentDocument.querySelectorAll("iframe").forEach(hear);
  }

  return {
    start() {
      // A frame's listeners go with its document: each load is a new one.
      capture.listen("load", ({ target }) => {
        if ((target as Element).localName === "iframe") hear(target as HTMLIFrameElement);
      });
      capture.after(0, () => {
        // The load of an element passes the document, not the window (HTML standard, 8.1.8.2: no `load` for the window).
        attach(capture, document, /^load$/);
        document.querySelectorAll("iframe").forEach(hear);
      });
    },
    stop() {},
  };
};
