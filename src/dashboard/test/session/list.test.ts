import { describe, expect, it } from "vitest";
import { isLive, listFrom, withPage, withSessions, type Row, type SessionList } from "../../src/session/list";
import { row } from "./rows";

const page = (rows: Row[], more: boolean) => ({
  edges: rows.map((node) => ({ cursor: node.id, node })),
  pageInfo: { hasNextPage: more, endCursor: rows.at(-1)?.id ?? null },
});
const ids = (list: SessionList): string[] => list.rows.map(({ id }) => id);
const first = listFrom(page([row("c", "09:30"), row("b", "09:20")], true));

describe("the list of sessions", () => {
  it("grows downwards page by page, each session once", () => {
    const list = withPage(first, page([row("b", "09:20"), row("a", "09:10")], false));
    expect(ids(list)).toEqual(["c", "b", "a"]);
    expect([list.end, list.more]).toEqual(["a", false]);
  });

  it("takes a new session in at the top", () => {
    const list = withSessions(first, { sessions: [row("d", "09:40")], removed: [] });
    expect(ids(list)).toEqual(["d", "c", "b"]);
  });

  it("replaces a session that went on", () => {
    const list = withSessions(first, { sessions: [row("b", "09:20", { clicks: 7 })], removed: [] });
    expect(ids(list)).toEqual(["c", "b"]);
    expect(list.rows[1]?.clicks).toBe(7);
  });

  it("moves a session whose beginning was corrected by late data", () => {
    const list = withSessions(first, { sessions: [row("b", "09:35")], removed: [] });
    expect(ids(list)).toEqual(["b", "c"]);
  });

  it("drops what was removed", () => {
    expect(ids(withSessions(first, { sessions: [], removed: ["c"] }))).toEqual(["b"]);
  });

  it("leaves a session out that lies below the part read so far", () => {
    const old = { sessions: [row("z", "08:00")], removed: [] };
    expect(ids(withSessions(first, old))).toEqual(["c", "b"]);
    expect(ids(withSessions({ ...first, more: false }, old))).toEqual(["c", "b", "z"]);
  });
});

describe("a live session", () => {
  const noon = Date.parse("2026-11-21T12:00:00.000Z");

  it("ends by itself when nothing has happened for a while", () => {
    const session = row("a", "11:58");
    expect(isLive(session, 30, noon)).toBe(true);
    expect(isLive(session, 30, noon + 4 * 60_000)).toBe(false);
  });

  it("ends with the session's gap when that is shorter", () => {
    expect(isLive(row("a", "11:58"), 1, noon)).toBe(false);
  });
});
