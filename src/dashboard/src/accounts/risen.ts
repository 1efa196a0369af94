import type { AccountCategory } from "../api/contract";

type Known = { readonly id: string; readonly category: AccountCategory };

/** The accounts that are High Intent now and were not before, or were not there. */
export function risenSince(before: readonly Known[], now: readonly Known[]): string[] {
  const high = new Set(before.filter(({ category }) => category === "HIGH_INTENT").map(({ id }) => id));
  return now.filter(({ id, category }) => category === "HIGH_INTENT" && !high.has(id)).map(({ id }) => id);
}
