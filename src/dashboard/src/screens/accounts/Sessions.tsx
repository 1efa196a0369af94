import { useMemo } from "react";
import { useClient } from "urql";
import { AccountSessionsDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { useNow } from "../../app/useNow";
import { SessionTable } from "../sessions/SessionTable";
import { ShowMore } from "./ShowMore";
import { useFurther, type Page, type ReadPage } from "./useFurther";
import type { Account } from "./useAccount";

type Row = Account["sessions"]["edges"][number]["node"];

const pageOf = ({ edges, pageInfo }: Account["sessions"]): Page<Row> => ({
  rows: edges.map(({ node }) => node),
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

/** The sessions of an account, the newest first. */
export function Sessions({ account }: { account: Account }) {
  const site = useSite();
  const now = useNow();
  const client = useClient();
  const read: ReadPage<Row> = async (first, after) => {
    const { data, error } = await client
      .query(
        AccountSessionsDocument,
        { site: site.id, id: account.id, first, after },
        { requestPolicy: "network-only" },
      )
      .toPromise();
    return { page: data?.account ? pageOf(data.account.sessions) : undefined, error };
  };
  const first = useMemo(() => pageOf(account.sessions), [account.sessions]);
  const sessions = useFurther(first, ({ id }) => id, read);
  if (sessions.rows.length === 0)
    return <p className="quiet">None is kept any more: retention has taken their events.</p>;
  return (
    <>
      <SessionTable rows={sessions.rows} site={site} now={now} ofOneAccount />
      <ShowMore of={sessions} what="sessions" />
    </>
  );
}
