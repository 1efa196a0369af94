import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type CombinedError } from "urql";
import { SessionsChangedDocument, SessionsDocument } from "../../api/contract";
import { useLive, type Live } from "../../api/useLive";
import { emptyList, listFrom, withPage, withSessions, type SessionList } from "../../session/list";

const pageLength = 50;
/** The server counts what an answer may cost: one for each field of each row, 10,000 in all. */
const mostAtOnce = 300;
/** An account that becomes known moves earlier sessions too, of which nobody is told. */
const refreshMs = 60_000;

export type Sessions = SessionList & {
  readonly state: "reading" | "read";
  readonly error: CombinedError | null;
  readonly live: Live;
  readonly readMore: () => void;
  readonly readAfresh: () => void;
};

/** A site's sessions, page by page as far as one reads, and live at the top. */
export function useSessions(site: string): Sessions {
  const client = useClient();
  const [list, setList] = useState(emptyList);
  const [state, setState] = useState<"reading" | "read">("reading");
  const [error, setError] = useState<CombinedError | null>(null);
  // Reading afresh makes an answer still on its way worthless: it counts up, and old answers are dropped.
  const asking = useRef(0);
  const length = useRef(0);
  useEffect(() => {
    length.current = list.rows.length;
  });

  const read = useCallback(
    async (after: string | null) => {
      const turn = ++asking.current;
      setState("reading");
      // Read afresh, the list stays as long as it was, so that nobody who scrolled down loses the place.
      const first = after === null ? Math.min(mostAtOnce, Math.max(pageLength, length.current)) : pageLength;
      const variables = { site, first, after };
      const result = await client
        .query(SessionsDocument, variables, { requestPolicy: "network-only" })
        .toPromise();
      if (turn !== asking.current) return;
      setState("read");
      setError(result.error ?? null);
      const page = result.data?.sessions;
      if (page !== undefined) setList((before) => (after === null ? listFrom(page) : withPage(before, page)));
    },
    [client, site],
  );
  const readAfresh = useCallback(() => void read(null), [read]);
  useEffect(readAfresh, [readAfresh]);
  useEffect(() => {
    const timer = setInterval(() => {
      // A longer list can't be read at once, and would be cut.
      const fits = length.current > 0 && length.current <= mostAtOnce;
      if (fits && !document.hidden) readAfresh();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [readAfresh]);

  const live = useLive(
    SessionsChangedDocument,
    { site },
    {
      onMessage: ({ sessionsChanged: change }) => {
        if (change.stale) readAfresh();
        else setList((before) => withSessions(before, change));
      },
      onGap: readAfresh,
    },
  );
  const readMore = (): void => {
    if (state === "read" && list.more) void read(list.end);
  };
  return { ...list, state, error, live, readMore, readAfresh };
}
