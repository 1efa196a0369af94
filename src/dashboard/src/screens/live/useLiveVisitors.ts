import type { CombinedError } from "urql";
import { LiveVisitorsDocument, VisitorsMovedDocument, type LiveVisitorsQuery } from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { usePacedQuery } from "../../api/usePacedQuery";

export type LiveVisitors = LiveVisitorsQuery["liveVisitors"];
/** That somebody went is told by nothing but the time. */
const mostBetweenMs = 10_000;

export type LiveReading = {
  /** Null until it was read the first time. */
  readonly live: LiveVisitors | null;
  readonly error: CombinedError | null;
  readonly updates: Live;
  readonly readAfresh: () => void;
};

/** Who is on a site: read anew when something happens there, and every so often when nothing does. */
export function useLiveVisitors(site: string): LiveReading {
  const { data, error, readSoon } = usePacedQuery(LiveVisitorsDocument, { site }, site, mostBetweenMs);
  const updates = useLive(VisitorsMovedDocument, { site }, { onMessage: readSoon, onGap: readSoon });
  return { live: data?.liveVisitors ?? null, error, updates, readAfresh: readSoon };
}
