/** What a tracker may be told. */
export interface Settings {
  /** Public key of the site, `pk_...`. */
  siteId: string;
  /** Address that takes the batches, e.g. `https://heatmap.example/v1/events/collect`. */
  apiEndpoint: string;
  /** One of the site's origins, sent along where given. */
  origin?: string;
  /** For how long the site knows its visitors: in one visit, or across visits. Default balanced. */
  privacyMode: "balanced" | "permissive";
  /** Milliseconds that an event waits for others to go with it. Default 5,000. */
  flushInterval: number;
  /** Number of events that go without waiting, at most 80. Default 50. */
  flushSize: number;
  /** How many events may wait; what comes on top is dropped and counted. Default 10,000. */
  capacity: number;
  /** How often a batch that the server could not take is sent again. Default 8. */
  maxRetries: number;
  /** Milliseconds that `close` waits until what is unsent has gone. Default 10,000. */
  closeTimeout: number;
  /** Hears of every refusal, retry and drop. Default: nobody. */
  onTrouble: (trouble: string) => void;
}

export type TrackerSettings = Partial<Settings> & Pick<Settings, "siteId" | "apiEndpoint">;

/** The server adds events of its own to an append of at most 100. */
export const MOST_EVENTS = 80;

/** Fills in what was not given. Throws a RangeError that names the setting and what it must be. */
export function completed(given: TrackerSettings): Settings {
  const settings: Settings = {
    privacyMode: "balanced",
    flushInterval: 5_000,
    flushSize: 50,
    capacity: 10_000,
    maxRetries: 8,
    closeTimeout: 10_000,
    onTrouble: () => undefined,
    ...given,
  };
  const { siteId, apiEndpoint, privacyMode, flushSize, flushInterval, capacity, maxRetries } = settings;
  must(/^pk_[\w-]+$/.test(siteId), "siteId", "the site's public key, which begins with pk_");
  must(
    URL.canParse(apiEndpoint),
    "apiEndpoint",
    "an address, such as https://heatmap.example/v1/events/collect",
  );
  must(
    /^(balanced|permissive)$/.test(privacyMode),
    "privacyMode",
    "balanced or permissive: strict mode has no visitors, and an event of a server needs one",
  );
  must(flushSize >= 1 && flushSize <= MOST_EVENTS, "flushSize", `1 to ${MOST_EVENTS}`);
  must(flushInterval > 0, "flushInterval", "above 0");
  must(capacity >= flushSize, "capacity", "at least flushSize");
  must(maxRetries >= 0, "maxRetries", "0 or more");
  return settings;
}

function must(met: boolean, setting: string, mend: string): void {
  if (!met) throw new RangeError(`The setting ${setting} must be ${mend}.`);
}
