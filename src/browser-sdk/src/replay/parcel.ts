import type { Batch, Page } from "../contract.js";
import type { Capture } from "../core/capture.js";
import { uuid } from "../core/uuid.js";
import { door } from "../privacy/scrub.js";
import { VERSION } from "../version.js";

/** Browsers let so much be sent after a page has gone (Fetch standard, 4.6), of all its requests together. */
const KEEPALIVE = 48 * 1024;
const PATIENCE = 30_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** The line before what was recorded: a batch with its one event. The time of sending is put before it when it's sent. */
export function headOf({ settings, run, visitor }: Capture, page: Page, event: object): string {
  const { siteId: site, privacyMode: mode, sampleRate, consent } = settings;
  const { id, url, viewport } = page;
  // Only where it was: what was asked there, and the title, are told by the events of the view.
  const told: Page = { id, url: url.replace(/[?#].*/s, ""), viewport };
  const own = visitor();
  const head: Omit<Batch, "sentAt" | "pages" | "events"> = {
    site,
    batch: uuid(),
    run,
    ...(own && { visitor: own }),
    ...(navigator.webdriver && { webdriver: true }),
    mode,
    sdk: VERSION,
    sampleRate,
    consent,
  };
  return `${JSON.stringify(head).slice(1, -1)},"pages":${JSON.stringify([told], door)},"events":${JSON.stringify([{ ...event, page: id }])}}`;
}

export const stamped = (head: string): string => `{"sentAt":${Date.now()},${head}\n`;

/** One try. Rejects where the server can't be reached. */
export const post = (
  endpoint: string,
  body: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<Response> =>
  fetch(endpoint, {
    method: "POST",
    body,
    // text/plain: no preflight. The server tells gzip by its first bytes.
    headers: { "content-type": "text/plain" },
    credentials: "omit",
    keepalive: ("size" in body ? body.size : body.byteLength) < KEEPALIVE,
    ...(AbortSignal.timeout && { signal: AbortSignal.timeout(PATIENCE) }),
  });

/** The same request may be taken at another time. */
export const isBusy = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** Milliseconds until the next try. Half of it is chance, so that a thousand browsers don't come back at once. */
export const pauseBefore = (tries: number, retryAfter: string | null): number =>
  Math.max(
    Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.5 + Math.random() / 2),
    (Number(retryAfter) || 0) * 1_000,
  );
