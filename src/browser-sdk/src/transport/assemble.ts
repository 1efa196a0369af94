import type { Batch, CapturedEvent, Page } from "../contract.js";
import { MOST_EVENTS, type Settings } from "../core/settings.js";
import { uuid } from "../core/uuid.js";
import { door } from "../privacy/scrub.js";
import { VERSION } from "../version.js";

/** Browsers refuse more than 64 KiB of `keepalive` and beacon bodies (Fetch standard, 4.6); some is left for the rest. */
export const MOST_BYTES = 61_440;

/** A batch as text, without `sentAt`; the number of its events, and of its bytes. */
export interface Bundle {
  body: string;
  events: number;
  size: number;
}

/** JSON leaves out what is undefined. */
type Head = { [K in Exclude<keyof Batch, "sentAt" | "pages" | "events">]: Batch[K] | undefined };

/**
 * Makes batches of the events, in order, each without `sentAt` (that is set at each sending; the rest stays the
 * same for ever). Each stands alone: it lists every page that its events refer to.
 */
export function assemble(
  { siteId: site, privacyMode: mode, sampleRate, consent }: Settings,
  run: string,
  visitor: string | undefined,
  events: [CapturedEvent, Page][],
): Bundle[] {
  const pack = (part: [CapturedEvent, Page][]): Bundle[] => {
    const count = part.length;
    if (!count) return [];
    const head: Head = {
      site,
      batch: uuid(),
      run,
      visitor,
      mode,
      sdk: VERSION,
      sampleRate,
      consent,
      screen: [screen.width, screen.height],
      scale: devicePixelRatio,
      language: navigator.language,
      webdriver: navigator.webdriver || undefined, // Told only where it is so.
    };
    const pages = [...new Set(part.map(([, page]) => page))];
    const told = JSON.stringify({ pages, events: part.map(([event]) => event) }, door);
    const bundle = bundled(JSON.stringify(head).slice(0, -1) + "," + told.slice(1), count);
    if (count < 2 || (count <= MOST_EVENTS && bundle.size <= MOST_BYTES)) return [bundle];
    return [...pack(part.slice(0, count >> 1)), ...pack(part.slice(count >> 1))];
  };
  return pack(events);
}

/** Not by a Blob: making one asks another process, which holds up the page for milliseconds. */
export const bundled = (body: string, events: number): Bundle => ({
  body,
  events,
  size: new TextEncoder().encode(body).length,
});
