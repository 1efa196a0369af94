/** Chance that repeats itself: the same seed tells the same story (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(unit() * limit);
  return {
    unit,
    below,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    /** Nearer the middle than the edges, as people's clicks are. */
    middle: (): number => Math.min(0.99, (unit() + unit() + unit()) / 3),
    id: (): string =>
      [8, 4, 4]
        .map((digits) =>
          below(16 ** digits)
            .toString(16)
            .padStart(digits, "0"),
        )
        .join("-"),
    weighted: <T>(from: readonly T[], weight: (one: T) => number): T => {
      let rest = unit() * from.reduce((sum, one) => sum + weight(one), 0);
      return from.find((one) => (rest -= weight(one)) < 0) ?? (from[0] as T);
    },
  };
}
