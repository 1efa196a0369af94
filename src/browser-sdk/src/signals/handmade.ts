/**
 * Tells names that people wrote from names that programs made. What programs make differs between builds
 * (CSS modules, styled-components, Emotion) and between renders (React's `useId`, Ember, Radix, Headless UI,
 * Angular Material); and some classes say how an element looks now (`active`, `mt-4`), not which one it is.
 */

/** Classes of hashes; utility classes (Tailwind, Bootstrap), which a redesign or a breakpoint changes. */
const FLEETING = /^([a-z]{1,3}|jsx|svelte|ember|text|font|flex|grid|items|justify|space|border|rounded)(-|$)/;

/** The next click may change a state. */
const STATE =
  /(^|[-_])(is|has|active|selected|open|current|disabled|hover|focus|show|hidden|visible|collapsed|expanded)([-_]|$)/i;

/** Words, perhaps with a short number: `buy`, `plan-pro`, `step_2`. Not `:r1:`, `ember123`, `css-1x2y3`. */
export const handmade = (name: string): boolean =>
  /^[a-z][\w./-]{0,79}$/i.test(name) && name.split(/[\W_]+/).every(isWord);

/** Letters, then two digits at most. Hashes change case often, or have no vowel for long: `bdVaJa`, `gsDKAQ`. */
function isWord(word: string): boolean {
  const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+/g)?.length ?? 0;
  const unsaid = /[a-z][A-Z]{2}|[A-Z]{2}[a-z]|[a-z][A-Z]$|[b-df-hj-np-tvwxzB-DF-HJ-NP-TVWXZ]{5}/;
  return (
    /^[a-z]*\d{0,2}$/i.test(word) && (word.length < 5 || !(unsaid.test(word) || word.length / humps < 2.5))
  );
}

/**
 * The part of a class that a rebuild keeps: all of it, or what stands before the hash (`Button_primary__` of
 * `Button_primary__3xK9a`). Empty where nothing is to be relied on.
 */
export function lasting(name: string): string {
  // Vite writes `_name_hash_line`.
  let part = /^_[a-z-]+_(?=\w+_\d+$)/i.exec(name)?.[0] ?? name;
  // From the end, separator by separator, until what is left reads like words.
  while (part && (/\d/.test(part) || !handmade(part.replace(/^_/, ""))))
    part = part.replace(/[-_]*$/, "").replace(/[^-_]*$/, "");
  const vague = part.length < 4 || FLEETING.test(part) || STATE.test(part);
  return vague || !/^[\w-]+$/.test(name) ? "" : part;
}
