import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useQuery, type CombinedError } from "urql";
import {
  HeatmapChangedDocument,
  HeatmapDocument,
  type DeviceClass,
  type HeatmapChangedSubscription,
  type HeatmapQuery,
} from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { heatFrom, triplesOf, withChange, type Heat } from "../../heat/heat";
import type { Arrival } from "../../heat/scene";
import { momentsOf, reachesNow, type Range } from "./range";
import { useQuarterHour } from "./useQuarterHour";

type Answer = HeatmapQuery["heatmap"];
type Change = HeatmapChangedSubscription["heatmapChanged"];
type Asked = { site: string; page: string; device: DeviceClass | null; range: Range };

export type LiveHeat = {
  readonly heat: Heat | null;
  readonly answer: Answer | null;
  readonly fetching: boolean;
  readonly error: CombinedError | null;
  readonly live: Live | null;
  readonly arrivals: readonly Arrival[];
  readonly arrived: (id: number) => void;
  readonly refetch: () => void;
};

/** How long sums of changes are trusted before the heatmap is read afresh. */
const reconcileAfter = 60_000;
/** Rings at once; more would be noise, and a tab in the background would collect them without end. */
const mostArrivals = 24;

/** A heatmap, and what is added to it as it happens. */
export function useHeat({ site, page, device, range }: Asked): LiveHeat {
  const now = useQuarterHour();
  const growing = reachesNow(range, now);
  const [{ data, error, fetching }, ask] = useQuery({
    query: HeatmapDocument,
    variables: { site, page, device, ...momentsOf(range, now) },
    requestPolicy: "cache-and-network",
  });
  const answer = data?.heatmap ?? null;
  const [heat, dispatch] = useReducer(reduce, null);
  useEffect(() => {
    if (answer !== null) dispatch({ answer });
  }, [answer]);

  const refetch = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const [changedAt, setChangedAt] = useState(0);
  const { arrivals, add, arrived } = useArrivals();
  const onMessage = ({ heatmapChanged: change }: HeatmapChangedSubscription): void => {
    if (change.stale) return refetch();
    dispatch({ change });
    add(change);
    // A change that met a query on its way may be in the answer or not; then the answer is asked for again soon.
    setChangedAt((before) => (fetching ? -1 : before === 0 ? Date.now() : before));
  };
  const live = useLive(
    HeatmapChangedDocument,
    { site, page, device },
    { paused: !growing, onMessage, onGap: refetch },
  );

  useEffect(() => {
    if (changedAt === 0 || fetching) return;
    const timer = setTimeout(
      () => {
        setChangedAt(0);
        refetch();
      },
      changedAt < 0 ? 1000 : reconcileAfter,
    );
    return () => clearTimeout(timer);
  }, [changedAt, fetching, refetch]);

  return {
    heat,
    answer,
    fetching,
    error: error ?? null,
    live: growing ? live : null,
    arrivals,
    arrived,
    refetch,
  };
}

type Action = { readonly answer: Answer } | { readonly change: Change };

function reduce(heat: Heat | null, action: Action): Heat | null {
  if ("answer" in action) return heatFrom(action.answer);
  return heat === null ? null : withChange(heat, action.change);
}

function useArrivals(): {
  arrivals: readonly Arrival[];
  add: (change: Change) => void;
  arrived: (id: number) => void;
} {
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([]);
  const next = useRef(0);
  const add = useCallback((change: Change) => {
    const fresh = [
      ...arrivalsIn(null, change.cells),
      ...change.elements.flatMap(({ selector, cells }) => arrivalsIn(selector, cells)),
    ].map((arrival) => ({ ...arrival, id: next.current++ }));
    setArrivals((before) => [...before, ...fresh].slice(-mostArrivals));
  }, []);
  const arrived = useCallback(
    (id: number) => setArrivals((before) => before.filter((one) => one.id !== id)),
    [],
  );
  return { arrivals, add, arrived };
}

const arrivalsIn = (selector: string | null, cells: readonly number[]): Omit<Arrival, "id">[] =>
  [...triplesOf(cells)].map(([column, row, weight]) => ({ selector, column, row, weight }));
