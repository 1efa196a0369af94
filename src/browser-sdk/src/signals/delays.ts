/** An entry of the Event Timing API. */
interface EventTiming extends PerformanceEntry {
  interactionId?: number;
}

/** The worst of every 50 interactions is left out as a stray: the 98th percentile. */
const STRAY = 50;
const MOST_KEPT = 10;

/** Interaction to next paint. */
export interface Delays {
  take(entry: PerformanceEntry): void;
  /** Milliseconds; null without an interaction. */
  worst(): number | null;
  reset(): void;
}

/**
 * The longest interaction, one stray in 50 left out (https://web.dev/articles/inp). Interactions below the
 * observer's threshold are only counted, by the browser.
 */
export function createDelays(): Delays {
  const counted = (): number =>
    (performance as Performance & { interactionCount?: number }).interactionCount ?? 0;
  let longest = new Map<number, number>();
  let before = counted();

  return {
    take(entry) {
      const { interactionId, duration } = entry as EventTiming;
      if (!interactionId) return;
      longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
      if (longest.size <= MOST_KEPT) return;
      const [least] = [...longest].sort(([, one], [, other]) => one - other);
      if (least) longest.delete(least[0]);
    },
    worst() {
      const durations = [...longest.values()].sort((one, other) => other - one);
      const stray = Math.floor(Math.max(counted() - before, longest.size) / STRAY);
      return durations[Math.min(stray, durations.length - 1)] ?? null;
    },
    reset() {
      longest = new Map();
      before = counted();
    },
  };
}
