import type { Row } from "../../src/session/list";
import type { Entry } from "../../src/session/timeline";

export const row = (id: string, startedAt: string, given: Partial<Row> = {}): Row => ({
  id,
  subject: `subject-${id}`,
  startedAt: `2026-11-21T${startedAt}:00.000Z`,
  lastAt: `2026-11-21T${startedAt}:00.000Z`,
  live: true,
  durationMs: 0,
  engagedMs: 0,
  pageViews: 1,
  clicks: 0,
  events: 1,
  entryPage: "/",
  exitPage: "/",
  referrerHost: null,
  campaign: null,
  device: "DESKTOP",
  browser: null,
  system: null,
  country: null,
  erased: false,
  account: null,
  ...given,
});

export const entry = (cursor: string, kind: string, second: number, page: string | null = "/"): Entry => ({
  cursor,
  at: new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString(),
  kind,
  page,
  x: null,
  y: null,
  selector: null,
  summary: `${kind} ${cursor}`,
  detail: null,
  erased: false,
  place: null,
});
