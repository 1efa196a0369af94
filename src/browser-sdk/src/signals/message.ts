import { masked } from "../privacy/masking.js";

/** Errors that the browser itself words (ECMA-262, 20.5.5; DOMException of Web IDL): their words hold no text of a person. */
const ENGINE = /^(Type|Reference|Syntax|Range|URI|Eval|Internal)Error$/;

/** What the browser itself quotes: names of properties, functions and interfaces. */
const QUOTED_NAME = /\b(reading|setting|execute|on|property|private field|method) ['"][\w$.#-]{1,64}['"]/g;
const QUOTED = /(["'`\u2018\u201c])([^\n]*)(["'`\u2019\u201d])/g;

/**
 * The message without what a person may have written. What the site words itself is masked like any text of the
 * page; of the browser's own wording only what it quotes, names of the program excepted. With `maskText` off it is
 * told as it is, and scrubbed of personal data like everything that leaves.
 */
export function wordsOf(cause: unknown, said: string, maskText: boolean): string {
  const { name, message } = (cause ?? {}) as { name?: unknown; message?: unknown };
  const known = typeof name === "string" && typeof message === "string";
  const text = (known ? message : said).slice(0, 2_048);
  const head = known ? `${name.slice(0, 64)}: ` : "";
  if (!maskText) return head + text;
  const own = known && (ENGINE.test(name) || cause instanceof DOMException);
  // Without an error there is nothing to tell the browser's words from the site's, but for "Script error.".
  if (!own) return (/^\w*Error: $/.test(head) ? head : "") + (text === "Script error." ? text : masked(text));
  return head + withoutQuotes(text);
}

function withoutQuotes(text: string): string {
  const kept: string[] = [];
  return text
    .replace(QUOTED_NAME, (name) => `\u0000${kept.push(name) - 1}\u0000`)
    .replace(QUOTED, (_, open: string, inner: string, close: string) => open + maskedAround(inner) + close)
    .replace(/\u0000(\d+)\u0000/g, (_, at: string) => kept[Number(at)] ?? "");
}

/** Masked, but for the marks of what is kept. */
const maskedAround = (text: string): string =>
  text
    .split(/(\u0000\d+\u0000)/)
    .map((part) => (part.startsWith("\u0000") ? part : masked(part)))
    .join("");
