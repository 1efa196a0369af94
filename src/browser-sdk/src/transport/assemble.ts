import type { Batch, CapturedEvent, Page } from "../contract.js";
import { MOST_EVENTS, type Settings } from "../core/settings.js";
import { uuid } from "../core/uuid.js";
import { door } from "../privacy/scrub.js";
import { VERSION } from "../version.js";

/** Browsers refuse more than 64 KiB of `keepalive` and beacon bodies (Fetch standard, 4.6); some is left for the rest. */
export const MOST_BYTES = 60 * 1024;

/** A batch as text, without `sentAt`; the number of its events, and of its bytes. */
export interface Bundle {
  body: string;
  events: number;
  size: number;
}

/**
 * Makes batches of the events, in order, each without `sentAt` (that is set at each sending; the rest stays the
 * same for ever). Each stands alone: it lists every page that its events refer to.
 */
export function assemble(
  settings: Settings,
  run: string,
  visitor: string | undefined,
  events: [CapturedEvent, Page][],
): Bundle[] {
  if (!events.length) return [];
  const { siteId: site, privacyMode: mode, sampleRate, consent } = settings;
  const head: Omit<Batch, "sentAt" | "pages" | "events"> = {
    site,
    batch: uuid(),
    run,
    ...(visitor && { visitor }),
    mode,
    sdk: VERSION,
    sampleRate,
    consent,
    screen: [screen.width, screen.height],
    scale: devicePixelRatio || 1,
    language: navigator.language,
  };
  const pages = [...new Set(events.map(([, page]) => page))];
  const body = JSON.stringify(head).replace(
    /}$/,
    () =>
      `,"pages":${JSON.stringify(pages, door)},"events":${JSON.stringify(
        events.map(([event]) => event),
        door,
      )}}`,
  );
  const bundle = bundled(body, events.length);
  const tooMuch = events.length > MOST_EVENTS || bundle.size > MOST_BYTES;
  if (!tooMuch || events.length < 2) return [bundle];
  const half = events.length >> 1;
  return [events.slice(0, half), events.slice(half)].flatMap((part) =>
    assemble(settings, run, visitor, part),
  );
}

/** Two batches of one, when the server finds it too large; null when it can't be made smaller. */
export function halved(body: string): Bundle[] | null {
  const batch = JSON.parse(body) as Batch;
  const { events, pages } = batch;
  if (events.length < 2) return null;
  const middle = events.length >> 1;
  return [events.slice(0, middle), events.slice(middle)].map((part) => {
    const told = pages.filter((page) => part.some((event) => event.page === page.id));
    return bundled(JSON.stringify({ ...batch, batch: uuid(), pages: told, events: part }), part.length);
  });
}

/** Not by a Blob: making one asks another process, which holds up the page for milliseconds. */
const bytes = (text: string): number => new TextEncoder().encode(text).length;

const bundled = (body: string, events: number): Bundle => ({ body, events, size: bytes(body) });
