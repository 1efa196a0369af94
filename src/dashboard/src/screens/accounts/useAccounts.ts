import { useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import {
  AccountsDocument,
  AccountsMovedDocument,
  type AccountCategory,
  type AccountSort,
  type AccountsQuery,
} from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { usePacedQuery } from "../../api/usePacedQuery";
import { risenSince } from "../../accounts/risen";

export type Filter = {
  readonly text: string;
  readonly category: AccountCategory | null;
  readonly sort: AccountSort;
  /** How many at most. */
  readonly first: number;
};
/** Scores fade by the hour: a list that stands open for long must not stay as it was. */
const mostBetweenMs = 60_000;

export type Accounts = {
  readonly list: AccountsQuery["accounts"] | null;
  readonly current: boolean;
  /** The ids of those that became High Intent while one looks. */
  readonly risen: ReadonlySet<string>;
  readonly error: CombinedError | null;
  readonly updates: Live;
  readonly readAfresh: () => void;
};

/** A site's accounts, read anew when the people of one did something. */
export function useAccounts(site: string, { text, category, sort, first }: Filter): Accounts {
  const variables = { site, text: text === "" ? null : text, category, sort, first };
  const key = JSON.stringify(variables);
  const { data, current, error, readSoon } = usePacedQuery(AccountsDocument, variables, key, mostBetweenMs);
  const updates = useLive(
    AccountsMovedDocument,
    { site, account: null },
    { onMessage: readSoon, onGap: readSoon },
  );
  const list = data?.accounts ?? null;

  const [risen, setRisen] = useState<ReadonlySet<string>>(new Set());
  const before = useRef<{ key: string; list: NonNullable<typeof list> } | null>(null);
  useEffect(() => {
    if (list === null || !current) return;
    const nodes = list.edges.map(({ node }) => node);
    const known = before.current?.key === key ? before.current.list.edges.map(({ node }) => node) : null;
    if (known !== null) setRisen((so) => new Set([...so, ...risenSince(known, nodes)]));
    before.current = { key, list };
  }, [list, current, key]);
  return { list, current, risen, error, updates, readAfresh: readSoon };
}
