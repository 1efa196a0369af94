import { scrub } from "../privacy/scrub.js";
import type { Brush } from "./boxes.js";

/** How strongly the bars stand that are drawn for words. */
const FAINT = 0.45;
/** Of what was typed not even the length beyond it. */
const MOST_TYPED = 8;

/**
 * A piece of text: where it may be shown, wasn't typed and holds nothing personal its words, else a bar for each of its lines. For a bar the
 * text isn't read: the browser tells where its lines stand.
 */
export function drawText(brush: Brush, text: Text, style: CSSStyleDeclaration, open: boolean): void {
  if (open && !text.parentElement?.isContentEditable && shows(text.data))
    return drawWords(brush, text, style);
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const line of range.getClientRects()) bar(brush, style.color, line);
}

const shows = (text: string): boolean => scrub(text) === text;

/** What stands in a field: a bar of the same few lengths, whatever it is. */
export function drawTyped(brush: Brush, element: Element, style: CSSStyleDeclaration, box: DOMRect): void {
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  if (!isField) return;
  if (/^(checkbox|radio|range|color|file|image)$/.test(element.type)) {
    brush.strokeStyle = style.color;
    brush.strokeRect(box.x, box.y, box.width, box.height);
    return;
  }
  const hint = "placeholder" in element ? element.placeholder.length : 0;
  const length = Math.min(element.value.length || hint, MOST_TYPED);
  const size = parseFloat(style.fontSize);
  const left = box.x + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
  const top = element instanceof HTMLTextAreaElement ? box.y + size / 2 : box.y + (box.height - size) / 2;
  bar(brush, style.color, new DOMRect(left, top, Math.min((length * size) / 2, box.width), size));
}

function bar(brush: Brush, colour: string, { x, y, width, height }: DOMRect): void {
  brush.save();
  brush.globalAlpha *= FAINT;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(x, y + height / 4, width, height / 2, height / 8);
  brush.fill();
  brush.restore();
}

function drawWords(brush: Brush, text: Text, style: CSSStyleDeclaration): void {
  const { fontStyle, fontWeight, fontSize, fontFamily, textTransform } = style;
  brush.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  brush.fillStyle = style.color;
  brush.textBaseline = "middle";
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const place = range.getBoundingClientRect();
    const told = textTransform === "uppercase" ? word.toUpperCase() : word;
    if (place.width) brush.fillText(told, place.x, place.y + place.height / 2);
  }
}
