import { setTimeout as wait } from "node:timers/promises";
import type { Parcel } from "./batches.js";
import type { Settings } from "./settings.js";

/** What became of the events so far. */
export interface Counts {
  /** Stored by the server. */
  accepted: number;
  /** Refused by the server for good, alone or with their batch. */
  rejected: number;
  /** Not taken because too many were waiting, or given up after the last retry. */
  dropped: number;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 300_000;
/** A server that names a longer wait is not waited for that long: the next try tells. */
const MOST_PATIENCE = 3_600_000;
const PATIENCE = 30_000;

interface Answer {
  status: number;
  text: string;
  /** Milliseconds. */
  wait: number;
}

/** Brings a parcel to the server, again while the server can't take it, and counts what became of its events. */
export async function deliver(
  parcel: Parcel,
  settings: Settings,
  counts: Counts,
  closing: AbortSignal,
): Promise<void> {
  const size = parcel.batch.events.length;
  for (let tries = 0; ; tries++) {
    const answer = await attempt(parcel, settings, closing);
    const reason = typeof answer === "string" ? answer : `${answer.status} ${answer.text}`;
    const final = typeof answer !== "string" && answer.status < 500 && !/^4(08|29) /.test(reason);
    if (final) return judge(answer, size, settings, counts);
    const asked = typeof answer === "string" ? 0 : answer.wait;
    if (tries === settings.maxRetries || !(await waited(tries, asked, closing))) {
      counts.dropped += size;
      settings.onTrouble(`${size} events given up after ${tries + 1} tries: ${reason}`);
      return;
    }
    settings.onTrouble(`${size} events are sent again: ${reason}`);
  }
}

/** The answer, or why there is none. */
async function attempt(parcel: Parcel, settings: Settings, closing: AbortSignal): Promise<Answer | string> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (parcel.userAgent) headers["user-agent"] = parcel.userAgent;
  if (settings.origin) headers["origin"] = settings.origin;
  try {
    const response = await fetch(settings.apiEndpoint, {
      method: "POST",
      headers,
      body: JSON.stringify({ ...parcel.batch, sentAt: Date.now() }),
      signal: AbortSignal.any([closing, AbortSignal.timeout(PATIENCE)]),
    });
    return { status: response.status, text: await response.text(), wait: retryAfter(response) };
  } catch (error) {
    // `fetch failed` says little; its cause says what happened.
    return String((error as Error).cause ?? error);
  }
}

/** Counts what an answer for good says. What isn't ours, a proxy's page for instance, took nothing. */
function judge({ status, text }: Answer, size: number, { onTrouble }: Settings, counts: Counts): void {
  const taken = status === 202 ? parsed(text) : null;
  if (!taken) {
    counts.rejected += size;
    onTrouble(`${size} events refused for good: ${status} ${text}`);
    return;
  }
  counts.accepted += size - taken.length;
  counts.rejected += taken.length;
  for (const { code, message } of taken) onTrouble(`An event was rejected: ${code}: ${message}`);
}

/** What was rejected of a batch that was taken; null when the text isn't the collect endpoint's. */
function parsed(text: string): { code: string; message: string }[] | null {
  try {
    return (JSON.parse(text) as { rejected?: { code: string; message: string }[] }).rejected ?? null;
  } catch {
    return null;
  }
}

/** Milliseconds, from seconds or a date. */
function retryAfter({ headers }: Response): number {
  const text = headers.get("retry-after") ?? "";
  return Number(text) * 1_000 || Math.max(Date.parse(text) - Date.now(), 0) || 0;
}

/** False when closing came first. */
async function waited(tries: number, asked: number, closing: AbortSignal): Promise<boolean> {
  const backoff = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
  // Half of it is chance, so that a fleet of servers doesn't come back at once.
  const ms = Math.max(backoff * (0.5 + Math.random() / 2), Math.min(asked, MOST_PATIENCE));
  try {
    await wait(ms, undefined, { signal: closing });
    return true;
  } catch {
    return false; // Aborted: nothing else ends a wait.
  }
}
