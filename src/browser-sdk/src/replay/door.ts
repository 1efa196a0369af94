import { masked } from "../privacy/masking.js";
import { scrub, scrubUrl } from "../privacy/scrub.js";
import { marked, typedShown } from "./places.js";

/** What rrweb calls a node, as far as anything of it may hold a person's data. */
interface Recorded {
  type: number;
  id: number;
  tagName?: string;
  isSVG?: boolean;
  textContent?: string;
  attributes?: Attributes;
  childNodes?: Recorded[];
}

type Attributes = Record<string, unknown>;

/** One step of a recording, of whatever kind. */
export interface Step {
  type: number;
  timestamp: number;
  data: unknown;
}

interface Change {
  source: number;
  id: number;
  text?: string;
  adds: { parentId: number; node: Recorded }[];
  texts: { id: number; value: string | null }[];
  attributes: { id: number; attributes: Attributes }[];
}

// rrweb's numbers (EventType, IncrementalSource, NodeType).
const FULL = 2;
const CHANGE = 3;
const META = 4;
const MUTATION = 0;
const INPUT = 5;
const TEXT = 3;

/**
 * Attributes that make how a page looks and what it is made of, and tell nothing of a person. All others are masked:
 * names and values of `data-` and custom attributes, labels, titles, placeholders, values.
 */
const PLAIN =
  /^(rr_\w+|_cssText|id|class|style|type|role|rel|name|for|is|slot|part|lang|dir|width|height|size|sizes|rows|cols|colspan|rowspan|span|align|valign|border|cell(padding|spacing)|(bg)?color|face|media|charset|hidden|inert|open|disabled|checked|selected|multiple|readonly|required|start|reversed|shape|scope|step|wrap|method|target|tabindex|draggable|contenteditable|loading|controls|loop|muted|preload|aria-(hidden|expanded|selected|checked|pressed|current|disabled|live|busy))$/;
const ADDRESS = /^((xlink:)?href|src|action|formaction|poster|data|background|cite|ping)$/;
/** Words by which styles tell one state from another; any other value may be anything. */
const STATE =
  /^(|true|false|on|off|yes|no|open|closed|opened|active|inactive|selected|checked|unchecked|visible|hidden|shown|enabled|disabled|light|dark|auto|none|top|bottom|left|right|start|end|center|horizontal|vertical|small|medium|large|primary|secondary|\d{1,2})$/;
/** Pictures and typefaces drawn inline; anything else inline is content. */
const DRAWN = /data:(?!image\/(png|gif|webp|avif|jpe?g)|font\/|application\/(x-)?font)[^)"']*/gi;

/** The one door of a recording: what is personal in a step is masked in place. `nodeOf` knows rrweb's ids. */
export function createDoor(maskText: boolean, nodeOf: (id: number) => Node | null): (step: Step) => void {
  const shown = (node: Node | null): boolean => marked(node) ?? !maskText;
  const told = (text: string, open: boolean): string => (open ? scrub(text) : masked(text));

  /** `within` is the node that the text stands in, `parent` its tag: in a style it is no text, in a field it is typed. */
  function piece(text: string, parent: string, within: Node | null, open: boolean): string {
    if (parent === "style") return text.replace(DRAWN, "data:,");
    return /^(textarea|option)$/.test(parent) ? hidden(text, typedShown(within)) : told(text, open);
  }

  function attribute(name: string, value: string, open: boolean, svg: boolean): string {
    if (ADDRESS.test(name)) return address(value, open);
    if (/^(srcset|imagesrcset|srcdoc|nonce|integrity)$/.test(name)) return "";
    if (/^(style|_csstext)$/i.test(name)) return value.replace(DRAWN, "data:,");
    if (PLAIN.test(name)) return scrub(value);
    if (svg && !/^(aria-|data-|title|label)/.test(name)) return scrub(value);
    return STATE.test(value) ? value : told(value, open);
  }

  function attributes(of: Attributes, open: boolean, svg: boolean, typed: boolean): void {
    for (const [name, value] of Object.entries(of)) {
      if (name === "value") of[name] = hidden(String(value), typed);
      else if (typeof value === "string") of[name] = attribute(name.toLowerCase(), value, open, svg);
    }
  }

  /** `parent` is the tag that the node stands in. */
  function node(of: Recorded, open: boolean, parent: string): void {
    const { tagName = "", textContent, childNodes, id } = of;
    if (of.attributes) {
      const live = nodeOf(id);
      open = marks(of.attributes) ?? open;
      attributes(of.attributes, open, !!of.isSVG, typedShown(live));
    }
    if (textContent) {
      const within = nodeOf(id)?.parentNode ?? null;
      of.textContent = of.type === TEXT ? piece(textContent, parent, within, open) : "";
    }
    for (const child of childNodes ?? []) node(child, open, tagName);
  }

  function change(of: Change): void {
    if (of.source === INPUT) of.text = hidden(of.text ?? "", typedShown(nodeOf(of.id)));
    if (of.source !== MUTATION) return;
    for (const { parentId, node: added } of of.adds) {
      const parent = nodeOf(parentId);
      node(added, shown(parent), nameOf(parent));
    }
    for (const text of of.texts) {
      const live = nodeOf(text.id);
      const parent = live?.parentNode ?? null;
      if (text.value) text.value = piece(text.value, nameOf(parent), parent, shown(live));
    }
    for (const { id, attributes: changed } of of.attributes) {
      const live = nodeOf(id);
      attributes(changed, shown(live), live instanceof SVGElement, typedShown(live));
    }
  }

  return ({ type, data }) => {
    if (type === FULL) node((data as { node: Recorded }).node, !maskText, "");
    if (type === CHANGE) change(data as Change);
    if (type === META) (data as { href: string }).href = address((data as { href: string }).href, false);
  };
}

/** The same as `marked`, of one element as it was recorded: asked for each on the way down, it is cheaper than looking up. */
function marks(of: Attributes): boolean | undefined {
  const has = (name: string): boolean => `data-heatmap-${name}` in of || `data-clarity-${name}` in of;
  if (has("mask") || /(^|\s)rr-mask(\s|$)/.test(String(of["class"] ?? ""))) return false;
  return has("unmask") || undefined;
}

/** Where to, without what was asked there: query and fragment hold names, searches, tokens. Inline files are content. */
function address(url: string, open: boolean): string {
  if (/^\s*(data|blob|javascript):/i.test(url)) return "data:,";
  const clean = scrubUrl(url);
  return open ? clean : clean.replace(/[?#].*/s, "");
}

const nameOf = (node: Node | null): string => node?.nodeName.toLowerCase() ?? "";

/** Of what was typed not even the length, beyond that there is something. */
const hidden = (text: string, open: boolean): string =>
  open ? scrub(text) : "*".repeat(Math.min(text.length, 8));
