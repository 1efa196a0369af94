import { scrub } from "../privacy/scrub.js";
import { handmade, lasting } from "./handmade.js";

/** Attributes that name one element, the site's own word for it first: where one is unique, the path begins. */
const NAMES = ["data-heatmap-id", "id", "data-testid", "data-test-id", "data-test", "data-cy"];
/** Attributes that people write and builds don't change, but that several elements may share. */
const TRAITS = /* @__PURE__ */ NAMES.concat("name", "value", "href", "for", "aria-controls", "role", "type");
const LANDMARK = /^(header|nav|main|aside|footer|form|dialog|section|article)$/;

/** The contract's. */
const LONGEST = 512;
/** After so many searches below an ancestor places have to do: a click must stay cheap on any page. */
const MOST_SEARCHES = 32;

/** Among more siblings than these only an element's own traits are tried, which are few. */
const CROWD = 200;

/**
 * A selector that finds this element only, in its document or shadow root; a shadow root's host stands before it,
 * parted by ` >>> `. It begins at the nearest element with a name of its own and takes what survives a rebuild and
 * a reflow: attributes, landmarks, classes that people wrote, what one of several kin alone has in it, and only
 * where nothing else tells it from them its place among them. Texts and labels never take part.
 */
export function selectorOf(element: Element): string {
  const root = element.getRootNode() as ParentNode & { host?: Element };
  const inner = pathIn(root, element);
  const whole = root.host ? `${selectorOf(root.host)} >>> ${inner}` : inner;
  return whole.length > LONGEST ? inner : whole;
}

function pathIn(root: ParentNode & { host?: Element }, element: Element): string {
  let searches = 0;
  let path = "";
  /** How the path hangs on what comes before it: at any depth, or on the very next level. */
  let glue = " ";
  const alone = (selector: string, within: ParentNode): boolean => {
    if (searches++ >= MOST_SEARCHES) return false;
    try {
      return within.querySelectorAll((within === root ? "" : ":scope ") + selector).length === 1;
    } catch {
      return false; // `:has`, where the browser doesn't know it yet.
    }
  };

  for (let at: Element | null = element; at; at = at.parentElement) {
    const below = path && glue + path;
    const parent = at.parentNode as ParentNode | null;
    const name = traits(at, NAMES).find((trait) => alone(trait, root));
    if (name) return name + below;
    if (!parent || at.localName === "body") return path && glue === " " ? path : at.localName + below;
    const kin = parent.childElementCount;
    const needed = !path || glue !== " " || kin > CROWD || (kin > 1 && !alone(path, parent));
    // A landmark that isn't needed still leads there when the like appears elsewhere.
    if (!needed && !LANDMARK.test(at.localName)) continue;
    const told = needed
      ? (kin > CROWD ? traits(at).slice(0, -1) : distinctions(at, path)).find((trait) =>
          alone(trait + below, parent),
        )
      : at.localName;
    const longer = (told ?? place(at)) + below;
    if (longer.length > LONGEST) return path; // Deeper than any page we know: the lower part has to do.
    path = longer;
    glue = told ? " " : " > ";
  }
  return root.host && glue !== " " ? `:host > ${path}` : path;
}

/** Escaped, since a parser takes `<fb:like>` too. */
const tagOf = (element: Element): string => CSS.escape(element.localName);

/** What may tell an element from its siblings, the most lasting first. */
function distinctions(at: Element, path: string): string[] {
  // Of several cards or rows, one alone has this link in it.
  const inside = path && at.querySelector("[href],[name],[data-testid]");
  const holding = inside ? [`${tagOf(at)}:has(${traits(inside)[0]})`] : [];
  return [...traits(at), ...holding, place(at)];
}

/** What can be said of an element without its place; where more than names are asked for, its classes and tag too. */
function traits(element: Element, names = TRAITS): string[] {
  const tag = tagOf(element);
  const found: string[] = [];
  for (const name of names) {
    const value = element.getAttribute(name);
    if (!value || scrub(value) !== value || !lasts(element, name, value)) continue;
    found.push(name === "id" ? `#${value}` : `${tag}[${name}="${value.replace(/["\\]/g, "\\$&")}"]`);
  }
  if (names === NAMES) return found;
  const classes = [...element.classList].map(classOf).join("");
  return [...found, ...(classes ? [tag + classes] : []), tag];
}

function lasts(element: Element, name: string, value: string): boolean {
  if (name === "data-heatmap-id") return true;
  const type = element.getAttribute("type") ?? "";
  // What a person chooses among, not what a person types.
  if (name === "value" && !/^(radio|checkbox)$/.test(type)) return false;
  // Not the types of text: a password that is shown becomes one.
  if (name === "type") return /^(submit|reset|search|checkbox|radio|file|range|date)$/.test(type);
  // Where a link leads, as long as that is words: numbers and queries may be about a person.
  if (name === "href")
    return handmade(value.replace(/^[/#]+/, "")) && !element.closest("[data-heatmap-mask]");
  // Programs count ids; people count fields.
  const words = /^(data|name|value)/.test(name) ? /^[\w.-]+$/ : /^[a-z_-]+$/i;
  return words.test(value) && handmade(value);
}

function classOf(name: string): string {
  const part = lasting(name);
  return part && (part === name ? `.${name}` : `[class*="${part}"]`);
}

/** Tag, and which of its kind among its siblings where there are several. */
function place(element: Element): string {
  const tag = tagOf(element);
  const kin = [...(element.parentNode?.children ?? [])].filter((other) => tagOf(other) === tag);
  return tag + (kin[1] ? `:nth-of-type(${kin.indexOf(element) + 1})` : "");
}
