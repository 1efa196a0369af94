/** How a page says what may be shown of its elements: our names, and those that rrweb and Clarity gave the same thing. */
export const BLOCK = "[data-heatmap-block],[data-heatmap-ignore],.rr-block";
export const IGNORE = ".rr-ignore";
const MASK = "[data-heatmap-mask],[data-clarity-mask],.rr-mask";
const UNMASK = "[data-heatmap-unmask],[data-clarity-unmask]";
/** Never shown, whatever the page says: passwords, cards, and how to reach a person. */
const SECRET =
  "[type=password],[type=email],[type=tel],[autocomplete*=cc-],[autocomplete*=password],[autocomplete*=one-time]";

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

/** What a person typed or chose is shown only where the page says so, and never what is secret by its kind. */
export const typedShown = (node: Node | null): boolean =>
  marked(node) === true && node instanceof Element && !node.matches(SECRET);
