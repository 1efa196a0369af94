import type { Page } from "../contract.js";
import type { SignalMaker } from "../core/capture.js";
import { now } from "../core/clock.js";
import { isField, isSecret, isUnmasked, lengthOf, valueOf } from "./field.js";
import { targetOf } from "./target.js";
import { elementOf } from "./tree.js";

const DAY = 86_400_000;

interface Filling {
  element: Element;
  page: Page;
  from: number;
  latest: number;
}

/** Fields filled in: how much, by class, and how long it took; what, only where this very field is unmasked. */
export const input: SignalMaker = (capture) => {
  // "Show password" turns a password into text: once secret is secret for ever.
  const secret = new WeakSet<Element>();
  let focused: { element: Element; at: number } | undefined;
  let filling: Filling | undefined;

  const note = (element: Element): void => {
    if (isSecret(element)) secret.add(element);
  };

  function close(): void {
    if (!filling) return;
    const { element, page, from, latest } = filling;
    filling = undefined;
    note(element);
    const value = valueOf(element);
    const told = isUnmasked(element) && !secret.has(element) ? { value } : {};
    const fill = Math.min(latest - from, DAY);
    const target = targetOf(element, capture.settings.maskText);
    capture.emit({ type: "input", target, length: lengthOf(value), fill, ...told }, page);
  }

  function changed(event: Event): void {
    const element = elementOf(event);
    if (!element || !isField(element)) return;
    const time = now();
    note(element);
    if (filling?.element !== element) {
      close();
      const from = focused?.element === element ? focused.at : time;
      filling = { element, page: capture.page(), from, latest: time };
    }
    if (filling) filling.latest = time;
  }

  return {
    start() {
      capture.listen("focusin", (event) => {
        const element = elementOf(event);
        if (!element) return;
        note(element);
        if (focused?.element !== element) focused = { element, at: now() };
      });
      capture.listen("input", changed);
      capture.listen("focusout", () => {
        focused = undefined;
        close();
      });
      capture.onClose((moment) => {
        if (moment !== "flush") close();
      });
    },
    stop() {
      filling = focused = undefined;
    },
  };
};
