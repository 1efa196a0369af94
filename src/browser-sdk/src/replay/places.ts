import { isSecret } from "../signals/field.js";

/** How a page says what may be shown of its elements: our names, and those that rrweb and Clarity gave the same thing. */
export const BLOCK = "[data-heatmap-block],[data-heatmap-ignore],.rr-block";
export const IGNORE = ".rr-ignore";
const MASK = "[data-heatmap-mask],[data-clarity-mask],.rr-mask";
const UNMASK = "[data-heatmap-unmask],[data-clarity-unmask]";

/** What the page says of a place: shown, masked, or nothing. The nearest word wins; shadow trees are looked through. */
export function marked(node: Node | null): boolean | undefined {
  let element = node instanceof Element ? node : node?.parentElement;
  while (element) {
    const nearest = element.closest(`${MASK},${UNMASK}`);
    if (nearest) return !nearest.matches(MASK);
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

// A password that is shown becomes text: once secret is secret for ever. rrweb marks those whose change it sees.
const secret = new WeakSet<Element>();
const WAS_SECRET = "[data-rr-is-password]";

/**
 * What a person typed or chose is shown only where this very field says so (what is around it doesn't count), and never
 * what is secret by its kind: as the signal of inputs has it. An option is its field's.
 */
export function typedShown(node: Node | null): boolean {
  const field = node instanceof HTMLOptionElement ? node.closest("select,datalist") : node;
  if (!(field instanceof Element) || !field.matches(UNMASK)) return false;
  if (isSecret(field) || field.matches(WAS_SECRET)) secret.add(field);
  return !secret.has(field) && !field.matches(MASK);
}
