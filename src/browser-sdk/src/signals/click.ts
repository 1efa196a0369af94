import type { Click } from "../contract.js";
import type { SignalMaker } from "../core/capture.js";
import { createReactions } from "./reaction.js";
import { documentSize, pixel, targetOf } from "./target.js";
import { elementOf, placeOf } from "./tree.js";

const SECONDARY = 2;

type Pointer = Click["pointer"];

const POINTERS: readonly (string | undefined)[] = ["mouse", "pen", "touch"] satisfies Pointer[];

/** What pressed, where the browser tells: older ones send clicks as mouse events, which don't. */
function pointerOf({ isTrusted, pointerType }: Partial<PointerEvent>, placed: boolean): Pointer {
  if (!isTrusted) return;
  return POINTERS.includes(pointerType) ? (pointerType as Pointer) : placed ? undefined : "key";
}

/** Clicks of any button, touches and keyboard activations, and what the page did after each. */
export const click: SignalMaker = (capture) => {
  const reactions = createReactions(capture);
  let last: { target: Element | null; at: number } = { target: null, at: 0 };

  function clicked(event: MouseEvent, button = event.button): void {
    const element = elementOf(event);
    if (!element || echoed(element, event)) return;
    last = { target: element, at: event.timeStamp };

    // A click without a place was made by keyboard or by a script: its element's centre is meant.
    const placed = event.detail > 0 || event.clientX !== 0 || event.clientY !== 0;
    const box = element.getBoundingClientRect();
    const [x, y] = placeOf(
      element,
      placed ? event.clientX : box.left + box.width / 2,
      placed ? event.clientY : box.top + box.height / 2,
    );
    const pointer = pointerOf(event, placed);
    const page = capture.page();
    const seq = capture.emit(
      {
        type: "click",
        x: pixel(x),
        y: pixel(y),
        document: documentSize(),
        button: Math.min(Math.max(button, 0), 4),
        // A double click is the click whose count is 2.
        count: Math.min(Math.max(event.detail, 1), 1000),
        trusted: event.isTrusted,
        ...(pointer && { pointer }),
        target: targetOf(element, capture.settings.maskText, placed ? event : undefined),
      },
      page,
    );
    reactions.after(seq, page, element);
  }

  /** The browser answers a click on a label by a second one on its field: one press of a person's finger. */
  function echoed(element: Element, event: MouseEvent): boolean {
    const label = last.target?.closest("label");
    return !!label && label.control === element && last.target !== element && event.timeStamp - last.at < 50;
  }

  return {
    start() {
      reactions.start();
      capture.listen("click", (event) => clicked(event));
      capture.listen("auxclick", (event) => {
        // The secondary button tells itself by `contextmenu`, which every browser sends.
        if (event.button !== SECONDARY) clicked(event);
      });
      capture.listen("contextmenu", (event) => clicked(event, SECONDARY));
    },
    stop: () => reactions.stop(),
  };
};
