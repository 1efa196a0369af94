import { useCallback, useEffect, useRef } from "react";
import { useQuery, type CombinedError } from "urql";
import { FunnelChangedDocument, FunnelDocument, type FunnelQuery } from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { momentsOf, type Range } from "../heatmap/range";
import { useQuarterHour } from "../heatmap/useQuarterHour";

export type Report = FunnelQuery["funnel"];
export type LiveFunnel = {
  readonly report: Report | null;
  /** What was asked: the stretch of time, for questions about parts of it. */
  readonly asked: { readonly from: string; readonly to: string };
  readonly error: CombinedError | null;
  readonly live: Live;
  readonly refetch: () => void;
};

/** How often a funnel that is being recounted is asked for again. */
const lookAgain = 400;

/** A funnel's figures, read again whenever something is added to them. */
export function useFunnel(site: string, id: string, range: Range, compare: boolean): LiveFunnel {
  const now = useQuarterHour();
  const asked = momentsOf(range, now);
  const length = Date.parse(asked.to) - Date.parse(asked.from);
  const before = new Date(Date.parse(asked.from) - length).toISOString();
  const variables = { site, id, ...asked, compare, otherFrom: before, otherTo: asked.from };
  const [{ data, error, fetching }, ask] = useQuery({
    query: FunnelDocument,
    variables,
    requestPolicy: "cache-and-network",
  });
  const refetch = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const readAgain = useCoalesced(fetching, refetch);
  const live = useLive(FunnelChangedDocument, { site, id }, { onMessage: readAgain, onGap: readAgain });
  const report = data?.funnel ?? null;
  const recounting = report?.recounting ?? null;
  useEffect(() => {
    if (recounting === null || fetching) return;
    const timer = setTimeout(refetch, lookAgain);
    return () => clearTimeout(timer);
  }, [recounting, fetching, refetch]);
  return { report, asked, error: error ?? null, live, refetch };
}

/** Asks one question at a time: what comes while one is underway is answered by one more after it. */
function useCoalesced(fetching: boolean, refetch: () => void): () => void {
  const underway = useRef(fetching);
  const waiting = useRef(false);
  useEffect(() => {
    underway.current = fetching;
    if (fetching || !waiting.current) return;
    waiting.current = false;
    refetch();
  }, [fetching, refetch]);
  return useCallback(() => {
    if (underway.current) waiting.current = true;
    else refetch();
  }, [refetch]);
}
