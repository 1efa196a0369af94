import type { Rect, Size } from "./geometry";
import type { Ground } from "./ramp";

/** What was read off the page in the frame. */
export type Measured = {
  readonly page: Size;
  /** Where the elements are; one that is absent is not on the page now, or not to be seen. */
  readonly rects: ReadonlyMap<string, Rect>;
  /** Some of the elements stay put while the page scrolls, so scrolling moves their heat. */
  readonly pinned: boolean;
  readonly ground: Ground;
};

export function measure(view: Window, selectors: Iterable<string>): Measured {
  const { document } = view;
  const rects = new Map<string, Rect>();
  let pinned = false;
  for (const selector of selectors) {
    const element = find(document, selector);
    const rect = element?.getBoundingClientRect();
    if (element === null || rect === undefined || rect.width === 0 || rect.height === 0) continue;
    pinned ||= isPinned(view, element);
    rects.set(selector, {
      x: rect.x + view.scrollX,
      y: rect.y + view.scrollY,
      width: rect.width,
      height: rect.height,
    });
  }
  return { page: pageSize(document), rects, pinned, ground: groundOf(view) };
}

export const sameMeasure = (one: Measured | null, other: Measured): boolean =>
  one !== null &&
  JSON.stringify([...one.rects, one.page, one.ground]) ===
    JSON.stringify([...other.rects, other.page, other.ground]);

function find(document: Document, selector: string): Element | null {
  try {
    // Each part but the last leads to the host of an open shadow root.
    const [first = "", ...inner] = selector.split(" >>> ");
    return inner.reduce<Element | null>(
      (host, part) => host?.shadowRoot?.querySelector(part) ?? null,
      document.querySelector(first),
    );
  } catch {
    return null; // Personal data in a selector became a placeholder, and with it the selector is not valid CSS.
  }
}

function pageSize({ documentElement, body }: Document): Size {
  return {
    width: Math.max(documentElement.scrollWidth, documentElement.clientWidth, 1),
    height: Math.max(documentElement.scrollHeight, body?.scrollHeight ?? 0, 1),
  };
}

function isPinned(view: Window, element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { position } = view.getComputedStyle(at);
    if (position === "fixed" || position === "sticky") return true;
  }
  return false;
}

/** Whether the page is rather light or dark, by the first background that is painted. */
function groundOf(view: Window): Ground {
  for (const element of [view.document.body, view.document.documentElement]) {
    if (element === null) continue;
    const [red, green, blue, alpha = 1] = numbersIn(view.getComputedStyle(element).backgroundColor);
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
    return 0.299 * red + 0.587 * green + 0.114 * blue < 110 ? "dark" : "light";
  }
  return "light";
}

const numbersIn = (colour: string): number[] =>
  colour.startsWith("rgb") ? (colour.match(/[\d.]+/g) ?? []).map(Number) : [];
