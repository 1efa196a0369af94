import type { Page, Target } from "../contract.js";
import type { SignalMaker } from "../core/capture.js";
import { attach } from "./attach.js";
import { now } from "../core/clock.js";
import { guarding } from "../core/registry.js";
import { isField } from "./field.js";
import { targetOf } from "./target.js";
import { elementOf, pathOf } from "./tree.js";

const DAY = 86_400_000;
const MOST_FIELDS = 10_000;

interface Begun {
  page: Page;
  from: number;
  touched: Set<Element>;
  target: Target;
  fields: number;
  latest?: Element;
  last: string;
}

/** What we need of the Navigation API (HTML Standard, 7.2.6). `sourceElement` is in Chromium since 2025. */
interface Navigating extends Event {
  sourceElement?: Element | null;
}

/**
 * Forms sent, and forms begun (something was put into a field) and left unsent. A script that calls `form.submit()`
 * tells nobody of it but the browser's navigation; where that doesn't say which form it is, the form counts as left.
 */
export const form: SignalMaker = (capture) => {
  const begun = new Map<HTMLFormElement, Begun>();

  const since = (from: number): number => Math.min(now() - from, DAY);
  const shape = (form: HTMLFormElement): Pick<Begun, "target" | "fields"> => ({
    target: targetOf(form, capture.settings.maskText),
    fields: Math.min([...form.elements].filter(isField).length, MOST_FIELDS),
  });

  function touched(event: Event): void {
    const element = elementOf(event);
    const form = element && ((element as HTMLInputElement).form ?? element.closest("form"));
    if (!form || !isField(element)) return;
    let state = begun.get(form);
    if (!state) {
      const root = form.getRootNode();
      // The sending of a form doesn't leave its shadow tree.
      if (root !== form.ownerDocument) attach(capture, root, /^submit$/);
      // Told of now: when it is left it may be gone from the page.
      state = { page: capture.page(), from: now(), touched: new Set(), ...shape(form), last: "" };
      begun.set(form, state);
    }
    if (state.latest !== element) state.last = pathOf(element);
    state.latest = element;
    state.touched.add(element);
  }

  function submitted(form: HTMLFormElement): void {
    const state = begun.get(form);
    begun.delete(form);
    capture.emit({ type: "submit", ...shape(form), duration: state ? since(state.from) : 0 });
  }

  function abandoned(): void {
    for (const [, { page, from, touched, target, fields, last }] of begun)
      capture.emit(
        {
          ...{ type: "abandon", target, fields, last, duration: since(from) },
          touched: Math.min(touched.size, MOST_FIELDS),
        },
        page,
      );
    begun.clear();
  }

  return {
    start() {
      capture.listen("input", touched);
      capture.listen("submit", (event) => {
        const form = elementOf(event) as HTMLFormElement | null;
        if (form) submitted(form);
      });
      const { navigation } = window as { navigation?: EventTarget };
      const guarded = guarding((error) => void capture.report("error", error));
      const going = guarded((event: Event) => {
        const form = (event as Navigating).sourceElement as HTMLFormElement;
        // One that was sent with an event is begun no more.
        if (begun.has(form)) submitted(form);
      });
      navigation?.addEventListener("navigate", going);
      capture.undo(() => navigation?.removeEventListener("navigate", going));
      capture.onClose((moment) => {
        if (moment !== "flush" && moment !== "hidden") abandoned();
      });
    },
    stop: () => begun.clear(),
  };
};
