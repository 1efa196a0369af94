import { drawShape } from "./shapes.js";
import { type Brush, fillBox, gap, strokeBox } from "./boxes.js";
import { drawText, drawTyped } from "./words.js";
import { drawImage } from "./images.js";
import { BLOCK, marked } from "../replay/places.js";

/** Beyond it a picture would cost the page more than it is worth. */
const MOST_ELEMENTS = 4_000;
/** Elements between two looks at the clock. */
const STRIDE = 25;
/** Drawn as boxes only: what is in them isn't the page's, or is a picture that may show anything. */
const CLOSED = "iframe,frame,object,embed,canvas,video,audio";

/** Thrown where there is more to draw than may be. */
export class TooLarge extends Error {}

/**
 * Draws what the window shows of the page, element by element from where the browser laid them: boxes, borders, shapes.
 * Text is drawn as bars, and pictures as empty boxes, unless the page says that they may be shown; so no letter of a
 * masked page is ever read. Each step draws a little: the caller takes as many as there is time for.
 *
 * Order of painting after CSS 2.2, appendix E, among siblings only.
 */
export function* painting(brush: Brush, maskText: boolean): Generator<undefined, void> {
  let drawn = 0;
  const above: Element[] = [];

  function* draw(element: Element, open: boolean): Generator<undefined, void> {
    if (++drawn > MOST_ELEMENTS) throw new TooLarge("a page too large for a picture");
    if (drawn % STRIDE === 0) yield;
    const style = getComputedStyle(element);
    const opacity = +style.opacity;
    if (style.display === "none" || !opacity) return;
    const box = element.getBoundingClientRect();
    if (box.width && box.height && !inWindow(box)) return;
    open = markedHere(element) ?? open;
    brush.save();
    brush.globalAlpha *= opacity;
    const seen = style.visibility === "visible";
    if (element.matches(BLOCK)) gap(brush, box);
    else {
      if (seen) drawOwn(element, style, box, open);
      if (!element.matches(CLOSED)) yield* drawChildren(element, style, box, open);
    }
    brush.restore();
  }

  function drawOwn(element: Element, style: CSSStyleDeclaration, box: DOMRect, open: boolean): void {
    if (element instanceof SVGGeometryElement) return drawShape(brush, element, style);
    if (element instanceof SVGUseElement) return gap(brush, box);
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) return;
    fillBox(brush, box, style);
    if (element instanceof HTMLImageElement) drawImage(brush, element, box, open);
    else if (element.matches(CLOSED)) gap(brush, box);
    else drawTyped(brush, element, style, box);
    strokeBox(brush, box, style);
  }

  function* drawChildren(
    element: Element,
    style: CSSStyleDeclaration,
    box: DOMRect,
    open: boolean,
  ): Generator<undefined, void> {
    if (/hidden|clip|auto|scroll/.test(style.overflow) && element !== document.body && box.width) {
      brush.beginPath();
      brush.rect(box.x, box.y, box.width, box.height);
      brush.clip();
    }
    const slot = element instanceof HTMLSlotElement;
    for (const [child, , position] of ordered(element)) {
      // What comes through a slot is the page's, and obeys the page around it.
      const shown = slot ? allowed(child) : open;
      if (child instanceof Text) {
        if (style.visibility === "visible") drawText(brush, child, style, shown);
      } else if (position === "fixed") above.push(child);
      else yield* draw(child, shown);
    }
  }

  const allowed = (node: Node): boolean => marked(node) ?? !maskText;
  yield* draw(document.documentElement, !maskText);
  // Fixed to the window: no box of an ancestor clips them.
  for (let next; (next = above.shift());) yield* draw(next, allowed(next));
}

/** What the page says of this very element. */
function markedHere(element: Element): boolean | undefined {
  return element.matches(
    "[data-heatmap-mask],[data-heatmap-unmask],[data-clarity-mask],[data-clarity-unmask],.rr-mask",
  )
    ? marked(element)
    : undefined;
}

const inWindow = ({ top, left, bottom, right }: DOMRect): boolean =>
  bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;

type Child = [node: Element | Text, layer: number, position: string];

/** Children as they are seen, shadow trees and slots included; those below come first. */
function ordered(element: Element): Child[] {
  const slotted = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  const nodes = slotted.length ? slotted : [...(element.shadowRoot ?? element).childNodes];
  const children: Child[] = [];
  for (const node of nodes) {
    if (node instanceof Text) children.push([node, FLOW, ""]);
    else if (node instanceof Element) {
      const { position, zIndex } = getComputedStyle(node);
      // `auto`, and what doesn't stack, are as if there were none.
      const layer = position === "static" ? +zIndex || FLOW : +zIndex || 0;
      children.push([node, layer, position]);
    }
  }
  return children.sort(([, one], [, other]) => one - other);
}

/** What stands in the flow is below what is positioned, and above negative layers. */
const FLOW = -0.5;
