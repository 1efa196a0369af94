import {
  AccountsDocument,
  AccountsMovedDocument,
  type AccountCategory,
  type AccountSort,
  type AccountsQuery,
} from "../../api/contract";
import type { CombinedError } from "urql";
import { useLive, type Live } from "../../api/useLive";
import { usePacedQuery } from "../../api/usePacedQuery";
import { useRisen, type HighIntent } from "./useRisen";

export type Filter = {
  readonly text: string;
  readonly category: AccountCategory | null;
  readonly sort: AccountSort;
};
export const pageLength = 50;
/** Scores fade by the hour: a list that stands open for long must not stay as it was. */
const mostBetweenMs = 60_000;

export type Accounts = {
  readonly list: AccountsQuery["accounts"] | null;
  readonly current: boolean;
  /** Those that became High Intent while one looks, on this page of the list or another. */
  readonly risen: readonly HighIntent[];
  readonly error: CombinedError | null;
  readonly updates: Live;
  readonly readAfresh: () => void;
};

/**
 * One page of a site's accounts, read anew when the people of one did something: the places after a cursor, of the list as it is then.
 * No more than that is held, however many there are.
 */
export function useAccounts(site: string, filter: Filter, after: string | null): Accounts {
  const variables = () => ({
    ...{ site, text: filter.text === "" ? null : filter.text, category: filter.category, sort: filter.sort },
    ...{ first: pageLength, after, at: after === null ? null : new Date().toISOString() },
  });
  const key = JSON.stringify([site, filter, after]);
  const { data, current, error, readSoon } = usePacedQuery(AccountsDocument, variables, key, mostBetweenMs);
  const { risen, readSoon: readRisen } = useRisen(site);
  const readAfresh = (): void => {
    readSoon();
    readRisen();
  };
  const moved = { site, account: null };
  const updates = useLive(AccountsMovedDocument, moved, { onMessage: readAfresh, onGap: readAfresh });
  return { list: data?.accounts ?? null, current, risen, error, updates, readAfresh };
}
