import type { SessionRowFragment, SessionsChangedSubscription, SessionsQuery } from "../api/contract";

export type Row = SessionRowFragment;
type Page = SessionsQuery["sessions"];
type Change = SessionsChangedSubscription["sessionsChanged"];

/** The sessions read so far, newest first, and whether there are older ones. */
export type SessionList = {
  readonly rows: readonly Row[];
  readonly end: string | null;
  readonly more: boolean;
};

export const emptyList: SessionList = { rows: [], end: null, more: false };

const newestFirst = (one: Row, other: Row): number =>
  other.startedAt.localeCompare(one.startedAt) || other.id.localeCompare(one.id);

export function listFrom(page: Page): SessionList {
  return withPage(emptyList, page);
}

/** The list with the next page under it. What came in live meanwhile is newer than the page, and stays. */
export function withPage(list: SessionList, { edges, pageInfo }: Page): SessionList {
  const known = new Set(list.rows.map((row) => row.id));
  const fresh = edges.map((edge) => edge.node).filter((row) => !known.has(row.id));
  return {
    rows: [...list.rows, ...fresh].sort(newestFirst),
    end: pageInfo.endCursor ?? list.end,
    more: pageInfo.hasNextPage,
  };
}

/**
 * The list with what happened since. A session older than the oldest read is left out while there are more to
 * read: it comes with its page, and would otherwise stand as if nothing lay between.
 */
export function withSessions(list: SessionList, { sessions, removed }: Omit<Change, "stale">): SessionList {
  const gone = new Set([...removed, ...sessions.map((row) => row.id)]);
  const known = new Set(list.rows.map((row) => row.id));
  const oldest = list.more ? list.rows.at(-1)?.startedAt : undefined;
  const kept = sessions.filter((row) => known.has(row.id) || oldest === undefined || row.startedAt >= oldest);
  return { ...list, rows: [...list.rows.filter((row) => !gone.has(row.id)), ...kept].sort(newestFirst) };
}

/** Nothing for so long and nobody is there any more, though a session may still be taken up again. */
const silenceMinutes = 5;

/** Whether somebody is there now; counted here, so that a row ends without being told. */
export const isLive = ({ lastAt }: Pick<Row, "lastAt">, gapMinutes: number, now: number): boolean =>
  now - Date.parse(lastAt) < Math.min(gapMinutes, silenceMinutes) * 60_000;
