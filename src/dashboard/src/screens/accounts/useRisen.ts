import { useEffect, useRef, useState } from "react";
import { risenSince } from "../../accounts/risen";
import { HighIntentDocument, type HighIntentQuery } from "../../api/contract";
import { usePacedQuery } from "../../api/usePacedQuery";

/** With more High Intent accounts than these nobody is told which are new: one that comes back would look so. */
const mostKnown = 1000;
const mostBetweenMs = 60_000;

export type HighIntent = HighIntentQuery["accounts"]["edges"][number]["node"];
export type Risen = {
  /** Those that became High Intent while one looks, whatever page of the list that is. */
  readonly risen: readonly HighIntent[];
  readonly readSoon: () => void;
};

/** The accounts of a site that become High Intent. */
export function useRisen(site: string): Risen {
  const { data, readSoon } = usePacedQuery(
    HighIntentDocument,
    { site, first: mostKnown },
    site,
    mostBetweenMs,
  );
  const list = data?.accounts;
  const [risen, setRisen] = useState<readonly HighIntent[]>([]);
  const before = useRef<readonly HighIntent[] | null>(null);
  useEffect(() => {
    if (list === undefined) return;
    const now = list.edges.map(({ node }) => node);
    const known = before.current;
    before.current = list.pageInfo.hasNextPage ? null : now;
    if (known === null || list.pageInfo.hasNextPage) return;
    // Who isn't High Intent any more is no news either.
    setRisen((so) => [
      ...so.filter(({ id }) => now.some((one) => one.id === id)),
      ...risenSince([...known, ...so], now),
    ]);
  }, [list]);
  return { risen, readSoon };
}
