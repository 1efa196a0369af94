// Answers to every field of /schema.graphql that the dashboard asks for, over the mock's world.
import { GraphQLError } from "graphql";
import type { DeviceClass } from "../../src/api/contract";
import { funnels } from "./funnels";
import { accountLinks, accountOf, accounts, factOfVisit, intentRules } from "./accounts";
import { grouped } from "./grouped";
import { error, errors, vitals } from "./health";
import { liveVisitors } from "./live";
import { mutations } from "./mutations";
import { subscriptions } from "./subscriptions";
import type { Click, Entry, Visit } from "./facts";
import type { World } from "./world";

export type Mock = {
  world: World;
  origin: string;
  token: string;
  password: string;
  mustChangePassword: boolean;
  role: string;
  awaitsSetUp: boolean;
  now: () => number;
};
export type Context = { token: string | null };

export function signedIn(mock: Mock, context: Context): void {
  if (context.token === mock.token) return;
  throw new GraphQLError("Sign in first.", { extensions: { code: "UNAUTHENTICATED" } });
}

export const siteOf = (mock: Mock) => ({
  id: "shop",
  name: "Lamp shop",
  publicKey: "pk_7f3a91c2",
  origins: mock.world.origins ?? [mock.origin],
  snippet: `<script async src="${mock.origin}/sdk/heatmap.js" data-site="pk_7f3a91c2" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6" crossorigin="anonymous"></script>`,
  erasureEffect: mock.world.effect,
  botPolicy: mock.world.botPolicy,
  dailyIdentity: mock.world.dailyIdentity,
  declaredEvents: mock.world.declaredEvents,
  definitions: mock.world.definitions,
  retention: { ...mock.world.retention, eventsSince: null, totalsSince: null, running: false },
});

const journal = (mock: Mock) => ({
  ...siteOf(mock),
  id: "journal",
  name: "Journal",
  publicKey: "pk_1c22b0de",
  origins: ["https://journal.example"],
});

export const provenance = (mock: Mock, projection: string, filter: string) => ({
  projection,
  codeVersion: 1,
  definitionsVersion: mock.world.definitions.version,
  generation: 3,
  position: `${mock.world.position}.0`,
  filter,
  eventsSince: null,
});

export const sessionOf = (mock: Mock, visit: Visit) => {
  const views = visit.entries.filter((entry) => entry.kind === "view");
  return {
    ...visit,
    startedAt: new Date(visit.startedAt).toISOString(),
    lastAt: new Date(visit.lastAt).toISOString(),
    live: mock.now() - visit.lastAt < mock.world.definitions.sessionGapMinutes * 60_000,
    durationMs: visit.lastAt - visit.startedAt,
    engagedMs: Math.round((visit.lastAt - visit.startedAt) * 0.7),
    pageViews: views.length,
    clicks: visit.entries.filter((entry) => entry.kind === "click").length,
    events: visit.entries.length,
    entryPage: views[0]?.page ?? null,
    exitPage: views.at(-1)?.page ?? null,
    referrerHost: visit.source.host,
    campaign: visit.source.campaign === null ? null : { source: "letter", name: visit.source.campaign },
    language: "de",
    screen: "1920 x 1080",
    userAgent: visit.erased ? null : `Mozilla/5.0 (${visit.system}) ${visit.browser}`,
    account: () => {
      const fact = factOfVisit(mock.world, visit);
      return fact === undefined ? null : accountOf(mock, fact);
    },
    timeline: ({ first, after }: { first: number; after?: string }) => paged(visit.entries, first, after),
    provenance: provenance(mock, "session-timeline", `session ${visit.id}`),
  };
};

function paged(entries: Entry[], first: number, after = "") {
  const rest = entries.filter((entry) => entry.cursor > after);
  const shown = rest.slice(0, first);
  return {
    entries: shown,
    pageInfo: { hasNextPage: rest.length > shown.length, endCursor: shown.at(-1)?.cursor ?? null },
  };
}

type Stretch = { from: string; to: string };
const within = ({ from, to }: Stretch, at: number): boolean => at >= Date.parse(from) && at <= Date.parse(to);

type HeatmapAsked = Stretch & { page: string; device?: DeviceClass | null };

function heatmap(mock: Mock, { page, device, from, to }: HeatmapAsked) {
  const clicks = mock.world.clicks.filter(
    (click) =>
      click.page === page && (device == null || click.device === device) && within({ from, to }, click.at),
  );
  const bySelector = grouped(clicks, (click) => click.selector ?? "body");
  return {
    page,
    kind: "CLICK",
    device: device ?? null,
    from,
    to,
    columns: 64,
    rowHeight: 16,
    total: clicks.length,
    cells: summed(clicks.map((click) => click.cell)),
    elements: [...bySelector]
      .map(([selector, hits]) => elementOf(selector, hits))
      .sort((one, other) => other.weight - one.weight),
    provenance: provenance(mock, "click-map", `page ${page}, ${device?.toLowerCase() ?? "every device"}`),
  };
}

const elementOf = (selector: string, hits: Click[]) => ({
  selector,
  weight: hits.length,
  cells: summed(hits.map((click) => click.inside)),
});

function summed(cells: [number, number][]): number[] {
  return [...grouped(cells, String).values()].flatMap((same) => [...(same[0] ?? []), same.length]);
}

function pagesSeen(mock: Mock, stretch: Stretch & { site: string }) {
  const entries = mock.world.visits
    .flatMap((visit) => visit.entries)
    .filter((entry) => within(stretch, Date.parse(entry.at)));
  return [...grouped(entries, (entry) => entry.page ?? "")]
    .map(([page, all]) => ({
      page,
      views: all.filter((entry) => entry.kind === "view").length,
      clicks: all.filter((entry) => entry.kind === "click").length,
    }))
    .sort((one, other) => other.views - one.views);
}

function sessions(mock: Mock, { first, after }: { first: number; after?: string }) {
  const sorted = [...mock.world.visits].sort((one, other) => other.startedAt - one.startedAt);
  const start = after === undefined ? 0 : sorted.findIndex((visit) => visit.id === after) + 1;
  const shown = sorted.slice(start, start + first);
  return {
    edges: shown.map((visit) => ({ cursor: visit.id, node: sessionOf(mock, visit) })),
    pageInfo: { hasNextPage: start + first < sorted.length, endCursor: shown.at(-1)?.id ?? null },
  };
}

function projectionsOf(mock: Mock) {
  const live = { scope: "*", definitionsVersion: 1, position: `${mock.world.position}.0`, trouble: null };
  const building = {
    ...live,
    id: 4,
    state: "BUILDING",
    position: "512.3",
    progress: mock.world.rebuilding ?? 0,
  };
  const generations = [{ ...live, id: 3, state: "LIVE", progress: 1 }];
  return ["click-map", "session-timeline"].map((name) => ({
    name,
    codeVersion: 1,
    generations:
      name === "click-map" && mock.world.rebuilding !== null ? [building, ...generations] : generations,
  }));
}

export function resolvers(mock: Mock) {
  const guarded =
    <Asked, Answer>(answer: (asked: Asked) => Answer) =>
    (asked: Asked, context: Context): Answer => {
      signedIn(mock, context);
      return answer(asked);
    };
  const organization = { id: "org", name: "Fernweh & Co." };
  return {
    awaitsSetUp: () => mock.awaitsSetUp,
    me: (_: unknown, context: Context) =>
      context.token === mock.token
        ? { id: "u1", role: mock.role, organization, mustChangePassword: mock.mustChangePassword }
        : null,
    sites: guarded(() => [siteOf(mock), journal(mock)]),
    pages: guarded((asked: Stretch & { site: string }) =>
      asked.site === "shop" ? pagesSeen(mock, asked) : [],
    ),
    heatmap: guarded((asked: HeatmapAsked) => heatmap(mock, asked)),
    sessions: guarded((asked: { site: string; first: number; after?: string }) =>
      asked.site === "shop"
        ? sessions(mock, asked)
        : { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    ),
    session: guarded(({ id }: { id: string }) => {
      const visit = mock.world.visits.find((one) => one.id === id);
      return visit === undefined ? null : sessionOf(mock, visit);
    }),
    accounts: guarded((asked: Parameters<typeof accounts>[1]) => accounts(mock, asked)),
    account: guarded(({ id }: { id: string }) => {
      const fact = mock.world.accounts.find((one) => one.id === id);
      return fact === undefined || mock.world.mapped.has(id) ? null : accountOf(mock, fact);
    }),
    accountLinks: guarded((asked: Parameters<typeof accountLinks>[1]) => accountLinks(mock, asked)),
    intentRules: guarded(() => intentRules(mock)),
    liveVisitors: guarded(() => liveVisitors(mock)),
    errors: guarded(() => errors(mock)),
    error: guarded(({ fingerprint }: { fingerprint: string }) => error(mock, fingerprint)),
    vitals: guarded(({ device }: { device?: string | null }) => vitals(mock, device ?? null)),
    erasures: guarded(() => mock.world.erasures),
    projections: guarded(() => projectionsOf(mock)),
    ...funnels(mock, guarded),
    ...mutations(mock, guarded, () => projectionsOf(mock)),
    ...subscriptions(mock),
  };
}
