import type { Properties } from "../contract.js";
import { createKeep } from "../privacy/keep.js";
import { prefersPrivacy } from "../privacy/preference.js";
import { createVisitor } from "../privacy/visitor.js";
import { createOutbox, type Outbox, type Report } from "../transport/outbox.js";
import { type Capture, createCapture, type Signal, type SignalMaker } from "./capture.js";
import { createRegistry, type Registry } from "./registry.js";
import { completed, type Settings, type StartSettings } from "./settings.js";

/** What a site can say of a person. */
export interface Person {
  email?: string;
  userId?: string;
  traits?: Properties;
}

export interface Client {
  /** Begins a capture run. A second start without a stop does nothing. */
  start(settings: StartSettings): void;
  /** The same as `start`. */
  init(settings: StartSettings): void;
  /** Reports something of the site's own. Properties are text, numbers, booleans or null. */
  track(name: string, properties?: Properties): void;
  /** Says who the visitor is. Not in strict mode, where one subject may be several people behind one address. */
  identify(person: string | Person, traits?: Properties): void;
  /** Sends what is captured now; done when nothing is left or the next try has to wait. */
  flush(): Promise<void>;
  /** Consent is given for these categories (default `analytics`); also takes back an `optOut`. */
  optIn(categories?: string[]): void;
  /**
   * Captures and sends nothing any more, drops what is unsent, and clears what is kept on the device. All that
   * stays, and only outside strict mode, is the word that this visitor has opted out.
   */
  optOut(): void;
  /** Ends the run: what is captured is sent, every listener, timer and patch is taken back. */
  stop(): void;
  /** How many events were `accepted`, and how many not, by reason. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Forgotten so often on one page, the server means it: we go quiet until the next page. */
const MOST_AFRESH = 3;

/** A client that listens to the given signals. */
export function createClient(signals: SignalMaker[]): Client {
  const counts: Record<string, number> = {};
  let settings: Settings | undefined;
  let registry: Registry | undefined;
  let capture: Capture | undefined;
  let outbox: Outbox | undefined;
  let running: Signal[] = [];
  let quiet = false;
  let sampled = false;
  let afresh = 0;

  const report: Report = (reason, detail = "", count = 1) => {
    if (count) counts[reason] = (counts[reason] ?? 0) + count;
    if (settings?.debug) console.info("heatmap:", reason, count, detail);
  };
  const failed = (error: unknown): void => report("error", error);

  /** Our mistakes stay ours: whatever a caller gives us, the page goes on. */
  function safely<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  function open(now: Settings): void {
    quiet = prefersPrivacy();
    if (quiet) now.privacyMode = "strict";
    const keep = createKeep(now.privacyMode);
    if (keep.read("out")) return report("opted out");
    if (now.privacyMode === "strict") keep.clear();
    const visitor = createVisitor(now.privacyMode, keep);
    registry = createRegistry(failed);
    outbox = createOutbox(now, keep, registry, report, () => {
      visitor.forget();
      close("forgotten");
      if (++afresh <= MOST_AFRESH) open(now);
    });
    const run = (capture = createCapture(now, visitor, outbox, registry, report));
    running = now.autoTrack ? signals.map((make) => make(run)) : [];
    for (const signal of running) signal.start();
    void outbox.send(); // What an earlier page of this tab could not send.
  }

  /** Without a reason to discard it, what is captured leaves now. */
  function close(discard?: string): void {
    if (!capture) return;
    if (discard) {
      report(discard, "", capture.pending());
      outbox?.discard(discard);
    } else capture.flush("stop");
    for (const signal of running) signal.stop();
    registry?.clear();
    capture = undefined;
  }

  function begin(given: StartSettings): void {
    if (capture) return;
    // The dashboard shows the real page in a frame of this name: that is nobody's visit.
    if (window.name === "heatmap-preview") return report("preview");
    const now = completed(given);
    if (!/^pk_[\w-]+$/.test(now.siteId) || !now.apiEndpoint) return report("settings", given);
    settings = now;
    // Written so that a rate that is no number captures nothing.
    if (!(now.sampleRate > Math.random())) return report("sample");
    sampled = true;
    const { prerendering } = document as Document & { prerendering?: boolean };
    const shown = (): unknown => settings === now && safely(() => open(now));
    if (prerendering) document.addEventListener("prerenderingchange", shown, { once: true });
    else open(now);
  }

  const client: Client = {
    counts,
    start: (given) => safely(() => begin(given)),
    init: (given) => client.start(given),
    track(name, properties) {
      if (!capture || !name) return report("custom");
      const told = properties && !quiet ? { properties: scalars(properties, report) } : {};
      safely(() => capture?.emit({ type: "custom", name: String(name), ...told }));
    },
    identify(person, traits) {
      const strict = settings?.privacyMode === "strict";
      if (!capture || strict) return report("identify", strict ? "not in strict mode" : "not started");
      const {
        email,
        userId,
        traits: own = traits,
      } = typeof person === "string" ? { userId: person } : person;
      safely(() =>
        capture?.emit({
          type: "identify",
          ...(email && { email }),
          ...(userId && { userId: String(userId) }),
          ...(own && { traits: scalars(own, report) }),
        }),
      );
    },
    async flush() {
      safely(() => capture?.flush());
      await outbox?.send();
    },
    optIn(categories = ["analytics"]) {
      safely(() => {
        if (!settings || !sampled) return;
        settings.consent = categories;
        createKeep(settings.privacyMode).write("out", null);
        if (!capture) open(settings);
        capture?.emit({ type: "consent", categories, source: "api" });
      });
    },
    optOut() {
      safely(() => {
        close("opted out");
        if (!settings) return;
        settings.consent = [];
        const keep = createKeep(settings.privacyMode);
        keep.clear();
        keep.write("out", "1");
      });
    },
    stop() {
      safely(() => close());
      settings = undefined;
      sampled = false;
    },
  };
  return client;
}

/** Contract: at most 50, names of at most 128 characters, no nesting. */
function scalars(given: Properties, report: Report): Properties {
  const taken: Properties = {};
  for (const [name, value] of Object.entries(given).slice(0, 50)) {
    if (value === null || /^(string|number|boolean)$/.test(typeof value)) taken[name.slice(0, 128)] = value;
    else report("property", name, 0);
  }
  return taken;
}
