import type { CombinedError } from "urql";
import { AccountDocument, AccountsMovedDocument, type AccountQuery } from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { usePacedQuery } from "../../api/usePacedQuery";

export type Account = NonNullable<AccountQuery["account"]>;
const mostBetweenMs = 60_000;
const day = 24 * 60 * 60_000;
const monthDays = 30;
const latelyDays = 3;

export type AccountReading = {
  /** undefined while it is read, null when there is none of this id. */
  readonly account: Account | null | undefined;
  readonly error: CombinedError | null;
  readonly updates: Live;
  readonly readAfresh: () => void;
};

/** One account, read anew when its people did something. */
export function useAccount(site: string, id: string, ledger: number): AccountReading {
  const variables = () => {
    const to = Date.now();
    const before = (days: number): string => new Date(to - days * day).toISOString();
    return { site, id, ledger, from: before(monthDays), lately: before(latelyDays), to: before(0) };
  };
  const key = JSON.stringify([site, id, ledger]);
  const { data, error, readSoon } = usePacedQuery(AccountDocument, variables, key, mostBetweenMs);
  const updates = useLive(
    AccountsMovedDocument,
    { site, account: id },
    { onMessage: readSoon, onGap: readSoon },
  );
  return { account: data?.account, error, updates, readAfresh: readSoon };
}
