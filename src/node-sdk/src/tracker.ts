import { batchesOf, type Draft, type Occasion, type Tracked } from "./batches.js";
import type { Properties } from "./contract.js";
import { type Counts, deliver } from "./delivery.js";
import { completed, type TrackerSettings } from "./settings.js";

/** What can be said of a person. */
export interface Person {
  email?: string;
  userId?: string;
  traits?: Properties;
}

/** Reports what visitors did: buffered, in batches, again while the server has trouble. One for the process. */
export interface Tracker {
  /**
   * Reports something of the site's own. Never waits; false when it was dropped, because too many are waiting or all
   * is closed. Throws a RangeError on what the contract doesn't allow.
   */
  track(occasion: Occasion, name: string, properties?: Properties): boolean;
  /** Says who the visitor is, by at least one of e-mail address and the site's own id. As `track` otherwise. */
  identify(occasion: Occasion, person: Person): boolean;
  /** Done when all that was tracked before is taken, refused or given up. */
  flush(): Promise<void>;
  /** Sends what is buffered, for at most `closeTimeout`; the rest is dropped and counted. Takes nothing more. */
  close(): Promise<void>;
  readonly counts: Readonly<Counts>;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export function createTracker(given: TrackerSettings): Tracker {
  const settings = completed(given);
  const counts: Counts = { accepted: 0, rejected: 0, dropped: 0 };
  const closing = new AbortController();
  let waiting: Tracked[] = [];
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let closed = false;

  function add(occasion: Occasion, draft: Draft): boolean {
    must(UUID.test(occasion.visitor), "The visitor must be a UUID.");
    must(URL.canParse(occasion.page), "The page must be an absolute address.");
    if (closed || waiting.length >= settings.capacity) {
      counts.dropped++;
      return false;
    }
    waiting.push({ occasion, draft });
    if (waiting.length >= settings.flushSize) void flush();
    // What waits does not keep the process alive: a program that ends calls `close`.
    else timer ??= setTimeout(() => void flush(), settings.flushInterval).unref();
    return true;
  }

  /** One at a time, so that a visitor's batches keep their order. */
  async function send(): Promise<void> {
    while (waiting.length) {
      const tracked = waiting.splice(0, settings.flushSize);
      await Promise.all(
        batchesOf(tracked, settings).map((parcel) => deliver(parcel, settings, counts, closing.signal)),
      );
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    do await (sending ??= send().finally(() => (sending = undefined)));
    while (waiting.length);
  }

  return {
    counts,
    track(occasion, name, properties) {
      must(name.length > 0 && name.length <= 128, "An event's name has 1 to 128 characters.");
      return add(occasion, { type: "custom", name, at: Date.now(), ...bag("properties", properties) });
    },
    identify(occasion, { email, userId, traits }) {
      must(!!(email || userId), "Give an e-mail address or a user id.");
      const person = { ...(email && { email }), ...(userId && { userId }), ...bag("traits", traits) };
      return add(occasion, { type: "identify", at: Date.now(), ...person });
    },
    flush,
    async close() {
      closed = true;
      const late = setTimeout(() => closing.abort(), settings.closeTimeout);
      await flush();
      clearTimeout(late);
    },
  };
}

function bag(name: string, given: Properties | undefined): Record<string, Properties> {
  if (!given) return {};
  const entries = Object.entries(given);
  must(entries.length <= 50, `There are at most 50 ${name}.`);
  for (const [key, value] of entries) {
    must(key.length <= 128, `Names of ${name} have at most 128 characters.`);
    must(value === null || /^(string|number|boolean)$/.test(typeof value), `${name}.${key} must be flat.`);
    must(typeof value !== "number" || Number.isFinite(value), `${name}.${key} must be finite.`);
    must(typeof value !== "string" || value.length <= 1024, `${name}.${key} has at most 1,024 characters.`);
  }
  return { [name]: given };
}

function must(met: boolean, mend: string): void {
  if (!met) throw new RangeError(mend);
}
