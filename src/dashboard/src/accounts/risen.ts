type Known = { readonly id: string };

/** Those that are there now and were not before. */
export function risenSince<Account extends Known>(
  before: readonly Known[],
  now: readonly Account[],
): Account[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}
