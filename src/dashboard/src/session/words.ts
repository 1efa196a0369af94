import type { Row } from "./list";
import type { Entry } from "./timeline";

/** 42 s, 3 min 5 s, 1 h 20 min: two units at most, since nobody compares seconds of hours. */
export function durationWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How far into the session: 0:07, 12:40, 1:02:09. */
export function offsetWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (count: number): string => String(count).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function momentWords(text: string, now: number): string {
  const moment = new Date(text);
  const time = moment.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  if (moment.toDateString() === new Date(now).toDateString()) return `Today, ${time}`;
  if (moment.toDateString() === new Date(now - 86_400_000).toDateString()) return `Yesterday, ${time}`;
  return `${moment.toLocaleDateString(undefined, { day: "numeric", month: "short" })}, ${time}`;
}

/** Where the visitor came from: a campaign before a host, because the site's owner chose its name. */
export function sourceWords({ campaign, referrerHost }: Pick<Row, "campaign" | "referrerHost">): string {
  const named = [campaign?.source, campaign?.name].filter((word) => word != null && word !== "");
  return named.length > 0 ? named.join(" / ") : (referrerHost ?? "Direct");
}

/** A country's name in the reader's language; null stays null. */
export function countryWords(code: string | null): string | null {
  if (code === null) return null;
  try {
    return new Intl.DisplayNames(undefined, { type: "region" }).of(code) ?? code;
  } catch {
    return code; // Not an ISO code: shown as it came.
  }
}

/**
 * Where an error is: `src/cart.ts:12:3` where a source map tells it, else the place in the script that the browser
 * ran, `/assets/app.js:1:4711`, or the file that did not load. `title` tells the script with its host.
 */
export function placeWords({ address, line, column, original }: Place): { text: string; title: string } {
  const title = placed(address, line, column);
  if (original === null) return { text: placed(pathOf(address), line, column), title };
  const named = original.name === null ? "" : `${original.name}, `;
  return { text: placed(original.source, original.line, original.column), title: named + title };
}

type Place = NonNullable<Entry["place"]>;

const placed = (name: string, line: number | null, column: number | null): string =>
  [name, line, column].filter((part) => part !== null).join(":");

/** The path where there is a host; other addresses (`webpack-internal:`, `data:`) as they are. */
function pathOf(address: string): string {
  const { host, pathname } = URL.canParse(address) ? new URL(address) : { host: "", pathname: "" };
  return host === "" ? address : pathname;
}
