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
/** And how long when a change met a query on its way, and may be in its answer or not. */
const doubtAfter = 5_000;
/** Rings at once; more would be noise, and a tab in the background would collect them without end. */
const mostArrivals = 24;

/** A heatmap, and what is added to it as it happens. */
export function useHeat({ site, page, device, range }: Asked): LiveHeat {
  const now = useQuarterHour();
  const growing = reachesNow(range, now);
  const variables = { site, page, device, ...momentsOf(range, now) };
  const [{ data, error, fetching, operation }, ask] = useQuery({
    query: HeatmapDocument,
    variables,
    requestPolicy: "cache-and-network",
  });
  // Until a new question is answered urql goes on showing the answer to the one before.
  const answered = JSON.stringify(operation?.variables) === JSON.stringify(variables);
  const answer = answered ? (data?.heatmap ?? null) : null;
  // What the heat is of. Not so its end: when a quarter-hour begins, the heat of before stays until it is answered.
  const question = JSON.stringify([site, page, device, range]);
  const [known, dispatch] = useReducer(reduce, null);
  useEffect(() => {
    if (answer !== null) dispatch({ question, answer });
  }, [question, answer]);

  const refetch = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const { arrivals, add, arrived } = useArrivals();
  const doubt = useReconciling(fetching, refetch);
  const onMessage = ({ heatmapChanged: change }: HeatmapChangedSubscription): void => {
    if (change.stale) return refetch();
    dispatch({ question, change });
    add(change);
    doubt();
  };
  const live = useLive(
    HeatmapChangedDocument,
    { site, page, device },
    { paused: !growing, onMessage, onGap: refetch },
  );
  const current = known?.question === question ? known : null;
  return {
    heat: current?.heat ?? null,
    answer: current?.answer ?? null,
    fetching,
    error: error ?? null,
    live: growing ? live : null,
    arrivals,
    arrived,
    refetch,
  };
}

type Known = { readonly question: string; readonly answer: Answer; readonly heat: Heat };
type Action = { readonly question: string } & ({ readonly answer: Answer } | { readonly change: Change });

function reduce(known: Known | null, action: Action): Known | null {
  const { question } = action;
  if ("answer" in action) return { question, answer: action.answer, heat: heatFrom(action.answer) };
  if (known === null || known.question !== question) return known;
  const provenance = { ...known.answer.provenance, position: action.change.position };
  return { question, answer: { ...known.answer, provenance }, heat: withChange(known.heat, action.change) };
}

/** Reads afresh some time after a change was added; the sooner, the less sure it is that it was added once. */
function useReconciling(fetching: boolean, refetch: () => void): () => void {
  const [due, setDue] = useState<number | null>(null);
  useEffect(() => {
    if (due === null || fetching) return;
    const timer = setTimeout(
      () => {
        setDue(null);
        refetch();
      },
      Math.max(0, due - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [due, fetching, refetch]);
  return () => {
    const next = Date.now() + (fetching ? doubtAfter : reconcileAfter);
    setDue((before) => Math.min(before ?? Infinity, next));
  };
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
