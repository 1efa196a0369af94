import type { Consent, Properties } from "../contract.js";
import { prefersPrivacy } from "../privacy/preference.js";
import { scrub } from "../privacy/scrub.js";
import { createOutbox, type Outbox, type Report } from "../transport/outbox.js";
import { type Capture, createCapture, type Signal, type SignalMaker } from "./capture.js";
import type { Extras } from "./extras.js";
import type { Person } from "./identify.js";
import { createRegistry, guarding, type Registry } from "./registry.js";
import { scalars } from "./scalars.js";
import { completed, granted, type Settings, type StartSettings } from "./settings.js";

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
  /**
   * Consent is given for these categories and no others (default `analytics`), in a banner or otherwise; also takes
   * back an `optOut`.
   */
  optIn(categories?: string[], source?: Consent["source"]): void;
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

/** A client that listens to the given signals, with what else it is given. */
export function createClient(signals: SignalMaker[], extras: Extras = {}): Client {
  const counts: Record<string, number> = {};
  let settings: Settings | undefined;
  let registry: Registry | undefined;
  let capture: Capture | undefined;
  let outbox: Outbox | undefined;
  let running: Signal[] = [];
  let debug = false;
  let quiet: boolean | undefined;
  let out: boolean | undefined;
  let afresh = 0;

  const report: Report = (reason, detail, count = 1) => {
    if (count) counts[reason] = (counts[reason] ?? 0) + count;
    if (debug) extras.explain?.(reason, detail, count);
  };
  /** Our mistakes stay ours: whatever a caller gives us, the page goes on. */
  const safely = guarding((error) => report("error", error));

  function open(given: Settings): void {
    // A page that is prepared before anybody has asked for it is nobody's visit yet.
    if ((document as Document & { prerendering?: boolean }).prerendering) {
      const shown = safely(() => settings === given && !capture && open(given));
      return document.addEventListener("prerenderingchange", shown, { once: true });
    }
    quiet = prefersPrivacy();
    const { consent, consentMode, privacyMode } = given;
    const wanted = quiet ? "strict" : (consent.includes("analytics") && consentMode) || privacyMode;
    const keep = extras.storage?.(wanted);
    if ((out ||= keep?.isOut())) return report("opted out");
    if (!granted(given)) return report("no consent");
    const place = keep?.place;
    const now: Settings = { ...given, privacyMode: place ? wanted : "strict" };
    registry = createRegistry(safely);
    const shelf = place && extras.offline?.(place, now, registry);
    outbox = createOutbox(now, extras, shelf, registry, report, () => {
      close("forgotten");
      keep?.wipe();
      if (++afresh <= MOST_AFRESH) open(given);
    });
    const run = (capture = createCapture(now, keep, outbox, registry, report));
    running = now.autoTrack
      ? signals.filter(({ category }) => granted(given, category)).map((make) => make(run))
      : [];
    for (const signal of running) signal.start();
    void outbox.send(); // What an earlier page could not send.
  }

  /** Without a reason to discard it, what is captured leaves now. */
  function close(discard?: string): void {
    if (!capture) return;
    if (discard) {
      report(discard, 0, capture.pending());
      outbox?.discard(discard);
    } else capture.flush("stop");
    for (const signal of running) signal.stop();
    registry?.clear();
    capture = undefined;
  }

  function begin(given: StartSettings): void {
    if (settings) return;
    const now = completed(given);
    ({ debug } = now);
    // The dashboard shows the real page in a frame of this name: that is nobody's visit.
    if (window.name === "heatmap-preview") report("preview");
    else if (!now.siteId || !now.apiEndpoint) report("settings", given);
    // Written so that a rate that is no number captures nothing.
    else if (now.sampleRate > Math.random()) open((settings = now));
    else report("sample");
  }

  const start = safely(begin);
  return {
    counts,
    start,
    init: start,
    track: safely((name, properties) => {
      if (!capture || !name) return report("custom");
      const told = properties && !quiet && { properties: scalars(properties, report) };
      capture.emit({ type: "custom", name: scrub(String(name)).slice(0, 128), ...told });
    }),
    identify: safely((person, traits) => {
      if (extras.identify) extras.identify(person, traits, capture, report);
      else report("identify");
    }),
    async flush() {
      safely(() => capture?.flush())();
      await outbox?.send();
    },
    optIn: safely((categories = ["analytics"], source = "api") => {
      if (!settings) return;
      // What others have asked for doesn't take back what the visitor has told the site.
      if (/api|banner/.test(source)) {
        out = false;
        extras.storage?.(settings.privacyMode).mark(out);
      }
      const { consent, consentRequired, consentMode } = settings;
      const changed = consent.join() !== categories.join();
      consent.splice(0, Infinity, ...categories);
      // The run that was ends where the new consent asks for another; without any, nothing of it may leave.
      if (changed && (consentRequired || consentMode)) close(granted(settings) ? "" : "no consent");
      if (!granted(settings)) extras.storage?.(settings.privacyMode).wipe();
      if (!capture) open(settings);
      capture?.emit({ type: "consent", categories, source });
    }),
    optOut: safely(() => {
      out = true;
      close("opted out");
      if (!settings) return;
      settings.consent.length = 0;
      extras.storage?.(settings.privacyMode).mark(true);
    }),
    stop: safely(() => {
      close();
      settings = undefined;
      out = false;
    }),
  };
}
