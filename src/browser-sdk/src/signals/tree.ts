import { ignored, open } from "../privacy/masking.js";
import { selectorOf } from "./selector.js";

const ELEMENT = 1;
const FRAGMENT = 11;

/** Between the selector of a shadow host or frame and that of an element inside it. */
export const INSIDE = " >>> ";
const LONGEST = 512;

/** The element an event is about, in an open shadow tree or frame too; null where nothing may be told of it. */
export const elementOf = (event: Event): Element | null => told(event.composedPath()[0] as Element);

/** The element, unless something that it is in is not to be told of. */
export function told(element?: Element | null): Element | null {
  if (element?.nodeType !== ELEMENT) return null;
  for (let at: Element | null = element; at; at = hangerOf(at)) if (ignored(at)) return null;
  return element;
}

/** What the element's tree hangs from: its shadow host or its frame; null in the document itself. */
export function hangerOf(element: Element): Element | null {
  const root = element.getRootNode();
  if (root.nodeType === FRAGMENT) return (root as ShadowRoot).host ?? null;
  return frameOf(element);
}

/** Finds the element from the document down, through frames; shadow hosts are in its selector already. */
export function pathOf(element: Element): string {
  const frame = frameOf(element);
  if (!frame) return selectorOf(element);
  const outer = pathOf(frame);
  const path = outer + INSIDE + selectorOf(element);
  return path.length > LONGEST ? outer : path;
}

function frameOf({ ownerDocument: own }: Element): Element | null {
  return own === document ? null : (own.defaultView?.frameElement ?? null);
}

/** Whether text is masked in the element's tree where the tree itself says nothing. */
export function masksIn(element: Element, maskText: boolean): boolean {
  const hanger = hangerOf(element);
  return hanger ? !open(hanger, masksIn(hanger, maskText)) : maskText;
}

/** A point of the element's own viewport, in CSS pixels of our document. */
export function placeOf(element: Element, x: number, y: number): [number, number] {
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const { left, top } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += top + frame.clientTop;
  }
  return [x + scrollX, y + scrollY];
}
