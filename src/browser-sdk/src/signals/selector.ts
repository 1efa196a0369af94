import { scrub } from "../privacy/scrub.js";

/** Attributes that people write and builds don't change; the site's own word for it first. */
const STABLE = ["data-heatmap-id", "id", "data-testid", "data-test", "data-cy", "name", "aria-controls"];

/** Words, perhaps with a short number: `buy`, `plan-pro`, `step_2`. Not `:r1:`, `ember123`, `css-1x2y3`. */
const HANDMADE = /^[a-z]+([-_.]?[a-z]+)*[-_]?\d{0,2}$/i;
const COUNTED = /^(mui|radix|headlessui|react|ember|ext|yui|uid|downshift|chakra|mantine)[-_]/i;

const LONGEST = 512;

/**
 * A selector that finds this element only: from the nearest ancestor with a stable attribute down by
 * `tag:nth-of-type`. Text never takes part in it, nor do class names, which builds rewrite.
 */
export function selectorOf(element: Element): string {
  let path = "";
  for (let at: Element | null = element; at; at = at.parentElement) {
    const anchor = anchorOf(at);
    const step: string = (anchor ?? place(at)) + (path && " > " + path);
    if (step.length > LONGEST) break; // Deeper than any page we know: the lower part has to do.
    path = step;
    if (anchor) break;
  }
  return path;
}

function anchorOf(element: Element): string | null {
  const tag = element.localName;
  if (/^(html|body)$/.test(tag)) return tag;
  for (const name of STABLE) {
    const value = element.getAttribute(name);
    if (!value || value.length > 100 || scrub(value) !== value) continue;
    if (name === "id" && (!HANDMADE.test(value) || COUNTED.test(value))) continue;
    const selector =
      name === "id" ? `#${CSS.escape(value)}` : `${CSS.escape(tag)}[${name}="${CSS.escape(value)}"]`;
    if (document.querySelectorAll(selector).length === 1) return selector;
  }
  return null;
}

/** Tag, and which of its kind among its siblings where there are several. */
function place(element: Element): string {
  const tag = element.localName;
  const kin = [...(element.parentElement?.children ?? [])].filter((other) => other.localName === tag);
  return CSS.escape(tag) + (kin.length > 1 ? `:nth-of-type(${kin.indexOf(element) + 1})` : "");
}
