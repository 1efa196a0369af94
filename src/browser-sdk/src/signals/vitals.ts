import type { Vital } from "../contract.js";
import type { SignalMaker } from "../core/capture.js";
import { createDelays } from "./delays.js";
import { createShifts } from "./shifts.js";

type Name = Vital["name"];

/** Good up to the first, poor beyond the second: https://web.dev/articles/vitals, thresholds at the 75th percentile. */
const THRESHOLDS: Record<Name, [number, number]> = {
  LCP: [2_500, 4_000],
  CLS: [0.1, 0.25],
  INP: [200, 500],
  FCP: [1_800, 3_000],
  TTFB: [800, 1_800],
};

/**
 * Web vitals of each view, once, when it ends or its tab goes to the back for the first time. The three of loading
 * belong to the view that was loaded; a view that began in the page has the other two only.
 */
export const vitals: SignalMaker = (capture) => {
  const shifts = createShifts();
  const delays = createDelays();
  let loading: Partial<Record<Name, number>> = {};
  /** After a first input the largest paint may be what that input opened. */
  let touched = false;
  let hiddenAt = document.hidden ? 0 : Infinity;
  let told = true;
  let loadTold = false;
  const observers: (() => void)[] = [];

  function observe(type: string, take: (entry: PerformanceEntry) => void, more = {}): void {
    // What this browser can't measure isn't told.
    if (!PerformanceObserver.supportedEntryTypes?.includes(type)) return;
    const each = (entries: PerformanceEntry[]): void => entries.forEach(take);
    const observer = new PerformanceObserver((list) => each(list.getEntries()));
    observer.observe({ type, buffered: true, ...more });
    observers.push(() => each(observer.takeRecords()));
    capture.undo(() => observer.disconnect());
  }

  /** A prerendered page counts from the moment it was shown, and one that was in the back isn't measured. */
  function loaded(name: Name, at: number): void {
    if (!loadTold && at < hiddenAt) loading[name] = Math.max(at - (navigation()?.activationStart ?? 0), 0);
  }

  function tell(): void {
    for (const take of observers) take();
    if (told) return;
    told = true;
    const values = { ...loading, CLS: shifts.score(), INP: delays.worst() };
    loading = {};
    loadTold = true;
    for (const [name, value] of Object.entries(values) as [Name, number | null][])
      if (value !== null) capture.emit({ type: "vitals", name, ...rated(name, value) });
  }

  function begin(): void {
    told = false;
    shifts.reset();
    delays.reset();
  }

  /** Back from the cache it is there at once: painted with the next frame. */
  function restored(event: PageTransitionEvent): void {
    if (!event.persisted) return;
    hiddenAt = Infinity;
    loading = { TTFB: 0 };
    const painted = requestAnimationFrame(() => {
      const at = performance.now() - event.timeStamp;
      loading = { ...loading, FCP: at, LCP: at };
    });
    capture.undo(() => cancelAnimationFrame(painted));
  }

  return {
    start() {
      const first = navigation();
      if (first && first.responseStart > 0) loaded("TTFB", first.responseStart);
      observe("paint", (entry) => {
        if (entry.name === "first-contentful-paint") loaded("FCP", entry.startTime);
      });
      observe("largest-contentful-paint", (entry) => {
        if (!touched) loaded("LCP", entry.startTime);
      });
      observe("layout-shift", shifts.take);
      observe("event", delays.take, { durationThreshold: 40 });
      observe("first-input", delays.take);
      for (const type of ["keydown", "pointerdown"] as const)
        capture.listen(type, (event) => (touched ||= event.isTrusted));
      capture.listen("visibilitychange", (event) => {
        if (document.hidden) hiddenAt = Math.min(hiddenAt, event.timeStamp);
      });
      capture.onClose((moment) => {
        if (moment === "flush") return;
        tell();
        if (moment === "turn") begin();
      });
      capture.listen("pageshow", restored);
    },
    stop() {},
  };
};

const navigation = (): (PerformanceNavigationTiming & { activationStart?: number }) | undefined =>
  performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;

function rated(name: Name, value: number): Pick<Vital, "value" | "rating"> {
  const [good, poor] = THRESHOLDS[name];
  const rating = value <= good ? "good" : value <= poor ? "needs-improvement" : "poor";
  return { value: Number(value.toFixed(name === "CLS" ? 4 : 1)), rating };
}
