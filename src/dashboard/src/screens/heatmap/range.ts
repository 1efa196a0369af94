/** A stretch of time that a person chose: up to now, or between two moments. */
export type Range =
  | { readonly name: "hour" | "today" | "week" | "month" }
  | { readonly name: "custom"; readonly from: number; readonly to: number };

export type NamedRange = Exclude<Range["name"], "custom">;
export const rangeWords: Record<NamedRange, string> = {
  hour: "Last hour",
  today: "Today",
  week: "7 days",
  month: "30 days",
};

const quarterHour = 15 * 60_000;
const day = 24 * 3600_000;
const isNamed = (text: string | null): text is NamedRange => text !== null && Object.hasOwn(rangeWords, text);

/** What reaches up to now can grow while it is watched; a stretch of the past cannot. */
export const reachesNow = (range: Range, now: number): boolean => range.name !== "custom" || range.to > now;

/**
 * The moments to ask for. The end is rounded up to the quarter-hour that heat is kept by, so that asking again
 * within it is the same question, which the cache knows.
 */
export function momentsOf(range: Range, now: number): { from: string; to: string } {
  const [from, to] = range.name === "custom" ? [range.from, range.to] : stretchUpTo(range.name, now);
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function stretchUpTo(name: NamedRange, now: number): [from: number, to: number] {
  const to = Math.ceil((now + 1) / quarterHour) * quarterHour;
  const lengths = { hour: 3600_000, week: 7 * day, month: 30 * day };
  return [name === "today" ? new Date(now).setHours(0, 0, 0, 0) : to - lengths[name], to];
}

export function rangeFrom(search: URLSearchParams): Range {
  const name = search.get("range");
  if (isNamed(name)) return { name };
  const [from, to] = [Date.parse(search.get("from") ?? ""), Date.parse(search.get("to") ?? "")];
  return from < to ? { name: "custom", from, to } : { name: "week" };
}

export function rangeInto(search: URLSearchParams, range: Range): void {
  if (range.name !== "custom") return search.set("range", range.name);
  search.set("from", new Date(range.from).toISOString());
  search.set("to", new Date(range.to).toISOString());
}
