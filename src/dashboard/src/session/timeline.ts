import type { SessionTimelineSubscription, TimelinePartsFragment } from "../api/contract";

export type Entry = TimelinePartsFragment;
type Change = SessionTimelineSubscription["sessionTimeline"];

/** Entries in their order, each once: a page read late and a live change may both bring the same. */
export function withEntries(entries: readonly Entry[], fresh: Change["entries"]): readonly Entry[] {
  const byCursor = new Map(entries.map((entry) => [entry.cursor, entry]));
  for (const entry of fresh) byCursor.set(entry.cursor, entry);
  return [...byCursor.values()].sort((one, other) =>
    one.at !== other.at ? one.at.localeCompare(other.at) : compareCursors(one.cursor, other.cursor),
  );
}

// Cursors order entries, but as what is the server's affair: numbers as numbers, anything else as text.
const compareCursors = (one: string, other: string): number =>
  one.localeCompare(other, "en", { numeric: true });

/** One or more entries of a kind that means little by itself, shown as one line. */
export type Line = { readonly entry: Entry; readonly times: number };

/** A stay on a page: what happened until the next page was opened. */
export type Stay = { readonly page: string | null; readonly from: string; readonly lines: readonly Line[] };

const foldable = new Set(["move", "scroll", "scroller", "key", "focus"]);

export function staysIn(entries: readonly Entry[]): Stay[] {
  const stays: { page: string | null; from: string; lines: Line[] }[] = [];
  for (const entry of entries) {
    const stay = stays.at(-1);
    const page = entry.page ?? stay?.page ?? null;
    // What comes before the first page, as the beginning of capture does, belongs to that page.
    if (stay !== undefined && stay.page === null) stay.page = page;
    else if (stay === undefined || page !== stay.page || entry.kind === "view") {
      stays.push({ page, from: entry.at, lines: [{ entry, times: 1 }] });
      continue;
    }
    addLine(stay.lines, entry);
  }
  return stays;
}

function addLine(lines: Line[], entry: Entry): void {
  const last = lines.at(-1);
  const alike =
    last?.entry.kind === entry.kind && (entry.kind !== "scroller" || last.entry.selector === entry.selector);
  if (last !== undefined && alike && foldable.has(entry.kind))
    // The last of them says how far it went.
    lines[lines.length - 1] = { entry, times: last.times + 1 };
  else lines.push({ entry, times: 1 });
}
