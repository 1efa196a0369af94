import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type CombinedError } from "urql";
import {
  SessionAccountDocument,
  SessionDocument,
  SessionTimelineDocument,
  type SessionPartsFragment,
} from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { withEntries, type Entry } from "../../session/timeline";

// The server counts what an answer may cost: one for each field of each entry, 10,000 in all.
const pageLength = 300;

export type SessionState = {
  /** undefined while it is read, null when there is none of this id. */
  readonly session: SessionPartsFragment | null | undefined;
  readonly entries: readonly Entry[];
  /** From where there are more entries to read; null when all are here. */
  readonly next: string | null;
  readonly reading: boolean;
  readonly error: CombinedError | null;
  readonly live: Live;
  readonly readMore: () => void;
  readonly readAfresh: () => void;
  /** Reads only to which account it belongs: what was said of that changes nothing else. */
  readonly readAccount: () => void;
};

/** A session and its timeline, growing as it happens. */
export function useSession(site: string, id: string): SessionState {
  const client = useClient();
  const [session, setSession] = useState<SessionState["session"]>(undefined);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [reading, setReading] = useState(true);
  const [error, setError] = useState<CombinedError | null>(null);
  const asking = useRef(0);

  const read = useCallback(
    async (after: string | null) => {
      const turn = ++asking.current;
      setReading(true);
      const variables = { site, id, first: pageLength, after };
      const result = await client
        .query(SessionDocument, variables, { requestPolicy: "network-only" })
        .toPromise();
      if (turn !== asking.current) return;
      setReading(false);
      setError(result.error ?? null);
      if (result.data === undefined) return;
      setSession(result.data.session);
      const timeline = result.data.session?.timeline;
      setEntries((before) => withEntries(after === null ? [] : before, timeline?.entries ?? []));
      setNext(timeline?.pageInfo.hasNextPage === true ? timeline.pageInfo.endCursor : null);
    },
    [client, site, id],
  );
  const readAfresh = useCallback(() => void read(null), [read]);
  useEffect(readAfresh, [readAfresh]);
  const readAccount = useCallback(async () => {
    const asked = client.query(SessionAccountDocument, { site, id }, { requestPolicy: "network-only" });
    const found = (await asked.toPromise()).data?.session;
    if (found != null) setSession((before) => before && { ...before, account: found.account });
  }, [client, site, id]);

  const live = useLive(
    SessionTimelineDocument,
    { site, session: id },
    {
      onMessage: ({ sessionTimeline: change }) => {
        if (change.stale) return readAfresh();
        setSession(change.session);
        // What comes in live belongs under the last page; shown above unread entries it would be out of order.
        if (next === null) setEntries((before) => withEntries(before, change.entries));
      },
      onGap: readAfresh,
    },
  );
  return {
    session,
    entries,
    next,
    reading,
    error,
    live,
    readMore: () => void read(next),
    readAfresh,
    readAccount: () => void readAccount(),
  };
}
