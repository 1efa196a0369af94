import { useMemo } from "react";
import { useClient, type CombinedError } from "urql";
import {
  AccountLinksDocument,
  type AccountLinksQuery,
  type ProvenancePartsFragment,
} from "../../../api/contract";
import { usePacedQuery } from "../../../api/usePacedQuery";
import { useFurther, type Further, type Page, type ReadPage } from "../useFurther";

type Connection = AccountLinksQuery["accountLinks"];
export type AccountLink = Connection["links"][number];
export const keyOf = ({ subject, from, account, at }: AccountLink): string =>
  JSON.stringify([subject, from, account, at]);

const pageLength = 50;
const mostBetweenMs = 60_000;
const nothing: Page<AccountLink> = { rows: [], next: null };

const pageOf = ({ links, pageInfo }: Connection): Page<AccountLink> => ({
  rows: links,
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

export type Links = {
  readonly links: Further<AccountLink>;
  /** Null until it was read the first time. */
  readonly provenance: ProvenancePartsFragment | null;
  readonly error: CombinedError | null;
  readonly readAfresh: () => void;
};

/** What was said by hand of accounts, the latest first, page by page. */
export function useLinks(site: string): Links {
  const client = useClient();
  const { data, error, readSoon } = usePacedQuery(
    AccountLinksDocument,
    { site, first: pageLength, after: null },
    site,
    mostBetweenMs,
  );
  const list = data?.accountLinks;
  const first = useMemo(() => (list === undefined ? nothing : pageOf(list)), [list]);
  const read: ReadPage<AccountLink> = async (length, after) => {
    const asked = client.query(
      AccountLinksDocument,
      { site, first: length, after },
      { requestPolicy: "network-only" },
    );
    const result = await asked.toPromise();
    return { page: result.data && pageOf(result.data.accountLinks), error: result.error };
  };
  const links = useFurther(first, keyOf, read);
  return { links, provenance: list?.provenance ?? null, error, readAfresh: readSoon };
}
