/** How long ago, roughly: `now`, `40 s ago`, `3 min ago`. */
export function agoWords(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 10) return "now";
  return seconds < 60 ? `${Math.floor(seconds / 10) * 10} s ago` : `${Math.floor(seconds / 60)} min ago`;
}

const numbers = new Intl.NumberFormat();

/** `1 visitor`, `12 visitors`. */
export const visitorWords = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? "visitor" : "visitors"}`;
