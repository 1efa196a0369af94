/** An entry of the Layout Instability API. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

const GAP = 1_000;
const LONGEST = 5_000;

/** Cumulative layout shift. */
export interface Shifts {
  take(entry: PerformanceEntry): void;
  /** Null where the browser doesn't measure it. */
  score(): number | null;
  reset(): void;
}

/**
 * The largest session window of layout shifts: gaps below 1 s, at most 5 s long, without those that follow an
 * input (https://web.dev/articles/cls).
 */
export function createShifts(): Shifts {
  const measured = PerformanceObserver.supportedEntryTypes?.includes("layout-shift");
  let worst = 0;
  let sum = 0;
  let from = 0;
  let latest = -Infinity;

  return {
    take(entry) {
      const { startTime, value, hadRecentInput } = entry as LayoutShift;
      if (hadRecentInput) return;
      if (startTime - latest >= GAP || startTime - from >= LONGEST) {
        sum = 0;
        from = startTime;
      }
      latest = startTime;
      sum += value;
      worst = Math.max(worst, sum);
    },
    score: () => (measured ? worst : null),
    reset() {
      worst = sum = 0;
      latest = -Infinity;
    },
  };
}
