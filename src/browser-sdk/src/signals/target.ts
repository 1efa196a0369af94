import type { Target } from "../contract.js";
import { textOf } from "../privacy/masking.js";
import { hangerOf, masksIn, pathOf } from "./tree.js";

/** Full scale of a place inside an element. */
const FULL = 32767;
const CENTRE = 16384;

/** Whole CSS pixels within what the contract allows. */
export const pixel = (value: number): number => Math.min(Math.max(Math.round(value), 0), 10_000_000);

export const documentSize = (): [number, number] => {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return [pixel(scrollWidth), pixel(scrollHeight)];
};

/** Describes an element; without a point (keyboard, script) its centre is meant. */
export function targetOf(
  element: Element,
  maskText: boolean,
  point?: { clientX: number; clientY: number },
): Target {
  const box = element.getBoundingClientRect();
  const text = textOf(element, masksIn(element, maskText));
  const share = (offset: number, side: number): number =>
    Math.min(Math.max(Math.round((offset / (side || 1)) * FULL), 0), FULL);
  return {
    selector: pathOf(element),
    tag: element.localName.slice(0, 64),
    ...(text && { text }),
    rx: point ? share(point.clientX - box.left, box.width) : CENTRE,
    ry: point ? share(point.clientY - box.top, box.height) : CENTRE,
    fixed: isFixed(element),
  };
}

/** Fixed and sticky elements stand still while the document scrolls under them. */
function isFixed(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement ?? hangerOf(at))
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
  return false;
}
