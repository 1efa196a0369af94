/**
 * One build and one render of a page: names that programs make are other ones in another build, and after the
 * reflow new things stand above and wrappers around what was there.
 */
export interface Build {
  readonly later: boolean;
  /** Next.js's CSS modules: `Card_title__3xK9a`. */
  next(name: string): string;
  /** Vite's CSS modules: `_title_1k2j3_12`. */
  vite(name: string): string;
  /** styled-components: `sc-bdVaJa kQoXyZ`. */
  styled(name: string): string;
  /** Emotion: `css-1ujsas3`. */
  emotion(name: string): string;
  /** Eight hex digits, as in Vue's `data-v-7ba5bd90`. */
  hex(name: string): string;
  /** The next number of a render's counter, for `:r1:`, `ember123`, `mat-input-4`. */
  count(): number;
  /** Only in the later build. */
  more(html: string): string;
  /** In a further `div` in the later build. */
  wrap(html: string): string;
}

export interface Layout {
  readonly name: string;
  /** Whose pages are shaped like this. */
  readonly shape: string;
  body(build: Build): string;
  /** HTML of an open shadow root by the id of its host. */
  shadows?(build: Build): Record<string, string>;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function build(later: boolean): Build {
  // Renders count on from where the page before left off.
  let counted = later ? 17 : 1;
  /** FNV-1a, then as many characters as wanted of the alphabet given. */
  const hash = (name: string, alphabet: string, length: number): string => {
    let state = 0x811c9dc5;
    for (const c of `${name} in the ${later ? "second" : "first"} build`)
      state = Math.imul(state ^ c.charCodeAt(0), 0x01000193) >>> 0;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return alphabet[(state >>> 8) % alphabet.length];
    }).join("");
  };
  const digits = "0123456789";
  const lower = LETTERS.slice(0, 26);
  return {
    later,
    next: (name) => `${name}__${hash(name, LETTERS + digits, 5)}`,
    vite: (name) => `_${name}_${hash(name, lower + digits, 5)}_${later ? 31 : 12}`,
    styled: (name) => `sc-${hash(name, LETTERS, 6)} ${hash(name + "!", LETTERS, 6)}`,
    emotion: (name) => `css-${hash(name, lower + digits, 7)}`,
    hex: (name) => hash(name, "0123456789abcdef", 8),
    count: () => counted++,
    more: (html) => (later ? html : ""),
    wrap: (html) => (later ? `<div>${html}</div>` : html),
  };
}

/** Marks what a person can act on: the test knows elements of both builds by it, the selector must not. */
export const is = (name: string): string => ` data-oracle="${name}"`;
