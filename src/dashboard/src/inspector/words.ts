import type { Request } from "./requests";

const numbers = new Intl.NumberFormat();

/** `3 events`, `1 event`. */
export const eventWords = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? "event" : "events"}`;

/** `8 move, 2 click, 1 view`: the most frequent first. */
export const kindWords = ({ kinds }: Pick<Request, "kinds">): string =>
  [...kinds]
    .sort((one, other) => other.count - one.count || one.kind.localeCompare(other.kind))
    .map(({ kind, count }) => `${numbers.format(count)} ${kind}`)
    .join(", ");

/** The moment to the second, in the reader's clock. */
export const clockWords = (at: string): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** `10:48 PM`, with the day before it where that is another. */
export function sinceWords(at: string, now: number): string {
  const moment = new Date(at);
  const time = moment.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  if (moment.toDateString() === new Date(now).toDateString()) return time;
  return `${moment.toLocaleDateString(undefined, { day: "numeric", month: "short" })}, ${time}`;
}

/** Whether it is a page's origin: `null` as a text is what browsers say of files and sandboxed frames. */
export const isPage = (origin: string | null): origin is string => origin !== null && origin !== "null";

/** Who sent it: `https://shop.example, SDK 1.0.0, balanced`. */
export function senderWords({ origin, sdk, mode }: Pick<Request, "origin" | "sdk" | "mode">): string {
  const from = origin === null ? "not a page" : origin === "null" ? "a file or sandboxed frame" : origin;
  const by = sdk === null ? null : sdk === "door" ? "no SDK" : `SDK ${sdk}`;
  return [from, by, mode].filter((part) => part !== null).join(", ");
}

export const countWords = (count: number): string => numbers.format(count);
