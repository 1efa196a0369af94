import type { SignalMaker } from "../core/capture.js";
import { targetOf } from "./target.js";
import { elementOf } from "./tree.js";

/** That something was copied or cut, and how much of it; never what. */
export const copy: SignalMaker = (capture) => {
  function copied(event: ClipboardEvent): void {
    const element = elementOf(event);
    if (!element) return;
    const length = Math.min(lengthIn(element), 10_000_000);
    if (length) capture.emit({ type: "copy", target: targetOf(element, capture.settings.maskText), length });
  }

  return {
    start() {
      capture.listen("copy", copied);
      capture.listen("cut", copied);
    },
    stop() {},
  };
};

/** A field's selection is its own; all else is the document's. */
function lengthIn(element: Element): number {
  const { selectionStart, selectionEnd } = element as HTMLInputElement;
  if (typeof selectionStart === "number") return (selectionEnd ?? selectionStart) - selectionStart;
  return String(element.ownerDocument.getSelection() ?? "").length;
}
