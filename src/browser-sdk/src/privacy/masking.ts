/**
 * Attributes by which a page says what may be told of its elements:
 * `data-heatmap-ignore` no event at all; `data-heatmap-mask` text masked whatever the settings say;
 * `data-heatmap-unmask` text told as it is. The nearest of the last two wins.
 */
const IGNORE = "[data-heatmap-ignore]";
const MASK = "data-heatmap-mask";
const UNMASK = "data-heatmap-unmask";

/** What people type is never text of the page. */
const TYPED = "input,textarea,select,script,style,noscript,[contenteditable]:not([contenteditable=false])";

const LONGEST = 64;

export const ignored = (element: Element): boolean => !!element.closest(IGNORE);

/** True when the element's text may be told as it is. */
export function open(element: Element, maskText: boolean): boolean {
  const nearest = element.closest(`[${MASK}],[${UNMASK}]`);
  return nearest ? !nearest.hasAttribute(MASK) : !maskText;
}

/** Letters become x, digits 0; length, spaces and signs stay, so that a person still sees what kind of text it was. */
export const masked = (text: string): string => text.replace(/[\p{L}\p{M}]/gu, "x").replace(/\p{N}/gu, "0");

/** The first 64 characters of the element's text, each piece masked or not as its own place says. */
export function textOf(element: Element, maskText: boolean): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  // The number of steps is bounded: a click on the body must not walk a book.
  for (let steps = 0; steps < 50 && text.length < LONGEST && walker.nextNode(); steps++) {
    const parent = walker.currentNode.parentElement;
    if (!parent || parent.closest(TYPED) || ignored(parent)) continue;
    const piece = (walker.currentNode.nodeValue ?? "").slice(0, 512).replace(/\s+/g, " ");
    text += open(parent, maskText) ? piece : masked(piece);
  }
  return text.trim().slice(0, LONGEST);
}
