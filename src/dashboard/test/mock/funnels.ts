// Funnels over the mock's visits: pages and clicks in order, which is enough to look at the screens.
import { GraphQLError } from "graphql";
import type { FunnelInput, FunnelStepInput } from "../../src/api/contract";
import { categoryOfVisit } from "./accounts";
import { grouped } from "./grouped";
import { provenance, sessionOf, type Context, type Mock } from "./resolvers";
import type { Entry, Visit } from "./facts";

type Guard = <Asked, Answer>(answer: (asked: Asked) => Answer) => (asked: Asked, context: Context) => Answer;
type Stretch = { from: string; to: string };
export type MockFunnel = FunnelInput & { id: string; version: number };

const isMet = (step: FunnelStepInput, entry: Entry): boolean =>
  (step.page == null || entry.page === step.page) &&
  (step.kind === "PAGE" ? entry.kind === "view" : entry.kind === "click" && entry.selector === step.selector);

/** The entries that took the funnel's steps, as many as were taken. */
function walk({ steps }: FunnelInput, visit: Visit): Entry[] {
  const taken: Entry[] = [];
  for (const entry of visit.entries) {
    const step = steps[taken.length];
    if (step !== undefined && isMet(step, entry)) taken.push(entry);
  }
  return taken;
}

const shareOf = (part: number, whole: number) =>
  whole === 0
    ? null
    : { value: part / whole, low: (part / whole) * 0.9, high: Math.min(1, (part / whole) * 1.1) };

function figuresOf(funnel: FunnelInput, visits: readonly Visit[], value: string | null = null) {
  const ways = visits.map((visit) => walk(funnel, visit).length);
  const counts = funnel.steps.map((_, at) => ways.filter((length) => length > at).length);
  return {
    value,
    steps: counts.map((count, at) => {
      const before = at === 0 ? null : (counts[at - 1] ?? 0);
      return {
        count,
        dropped: before === null ? null : before - count,
        overall: shareOf(count, counts[0] ?? 0),
        fromBefore: before === null ? null : shareOf(count, before),
        medianMs: before === null ? null : 42_000,
        ninetiethMs: before === null ? null : 190_000,
      };
    }),
  };
}

const within = (mock: Mock, { from, to }: Stretch) =>
  mock.world.visits.filter(({ startedAt }) => startedAt >= Date.parse(from) && startedAt < Date.parse(to));

function trendOf(funnel: FunnelInput, visits: readonly Visit[]) {
  const days = grouped(
    visits.filter((visit) => walk(funnel, visit).length > 0),
    ({ startedAt }) => new Date(startedAt).toISOString().slice(0, 10),
  );
  return [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, those]) => ({
      day: `${day}T00:00:00Z`,
      counts: figuresOf(funnel, those).steps.map(({ count }) => count),
    }));
}

const valueOf: Record<string, (visit: Visit, mock: Mock) => string> = {
  DEVICE: ({ device }) => device,
  COUNTRY: ({ country }) => country,
  SOURCE: ({ source }) => source.host ?? "",
  CAMPAIGN: ({ source }) => source.campaign ?? "",
  ACCOUNT_CATEGORY: (visit, { world }) => categoryOfVisit(world, visit),
};

function report(mock: Mock, { id, ...stretch }: Stretch & { id: string }) {
  const funnel = mock.world.funnels.find((one) => one.id === id);
  if (funnel === undefined)
    throw new GraphQLError("The site has no such funnel.", { extensions: { code: "NOT_FOUND" } });
  const visits = within(mock, stretch);
  const recounting = mock.world.recounting;
  return {
    funnel: shown(funnel),
    ...stretch,
    figures: recounting === null ? figuresOf(funnel, visits) : null,
    recounting,
    trend: trendOf(funnel, visits),
    breakdown: ({ by }: { by: string }) =>
      [...grouped(visits, (visit) => valueOf[by]?.(visit, mock) ?? "")]
        .map(([value, those]) => figuresOf(funnel, those, value))
        .filter(({ steps }) => (steps[0]?.count ?? 0) > 0),
    compared: ({ from, to }: Stretch) => ({
      from,
      to,
      figures: figuresOf(funnel, visits),
      differences: funnel.steps.map(() => ({
        overall: { value: 0.031, low: 0.004, high: 0.058, isBeyondChance: true },
        fromBefore: null,
      })),
    }),
    leavers: ({ steps, first }: { steps: number; first: number }) => {
      const those = visits.filter((visit) => walk(funnel, visit).length === steps);
      const edges = those.slice(0, first).map((visit) => ({
        cursor: visit.id,
        node: { times: walk(funnel, visit).map(({ at }) => at), session: sessionOf(mock, visit) },
      }));
      return {
        edges,
        pageInfo: { hasNextPage: those.length > first, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },
    provenance: provenance(mock, "funnels", `funnel ${id}`),
  };
}

/** As the schema has it: what was left out of the input is null or empty. */
const shown = (funnel: MockFunnel) => ({
  ...funnel,
  steps: funnel.steps.map(stepOf),
  exclusions: (funnel.exclusions ?? []).map(({ after, step }) => ({ after, step: stepOf(step) })),
});
const stepOf = (step: FunnelStepInput) => ({ ...step, conditions: step.conditions ?? [] });

function stepsSeen(mock: Mock) {
  const entries = mock.world.visits.flatMap((visit) => visit.entries.map((entry) => ({ visit, entry })));
  const done = entries.filter(({ entry }) => entry.kind === "view" || entry.kind === "click");
  const groups = grouped(done, ({ entry }) => [entry.kind, entry.page, entry.selector].join(" "));
  const steps = [...groups.values()].map((those) => ({
    kind: those[0]?.entry.kind === "view" ? "PAGE" : "CLICK",
    page: those[0]?.entry.page ?? null,
    selector: those[0]?.entry.selector ?? null,
    event: null,
    properties: [],
    visitors: new Set(those.map(({ visit }) => visit.subject)).size,
  }));
  return {
    visitors: mock.world.visits.length,
    all: true,
    steps: steps.sort((one, other) => other.visitors - one.visitors),
  };
}

export function funnels(mock: Mock, guarded: Guard) {
  return {
    funnels: guarded(() => mock.world.funnels.map(shown)),
    funnel: guarded((asked: Stretch & { id: string }) => report(mock, asked)),
    funnelPreview: guarded(({ funnel, ...stretch }: Stretch & { funnel: FunnelInput }) => {
      const visits = within(mock, stretch);
      return { visitors: visits.length, all: true, figures: figuresOf(funnel, visits) };
    }),
    stepsSeen: guarded(() => stepsSeen(mock)),
    defineFunnel: guarded(({ funnel }: { funnel: FunnelInput }) => {
      const defined = { ...funnel, id: `f${mock.world.funnels.length + 1}`, version: 2 };
      mock.world.funnels.push(defined);
      return shown(defined);
    }),
    changeFunnel: guarded(({ id, funnel }: { id: string; funnel: FunnelInput }) => {
      const changed = { ...funnel, id, version: 3 };
      mock.world.funnels = mock.world.funnels.map((one) => (one.id === id ? changed : one));
      return shown(changed);
    }),
    archiveFunnel: guarded(({ id }: { id: string }) => {
      mock.world.funnels = mock.world.funnels.filter((one) => one.id !== id);
      return mock.world.funnels.map(shown);
    }),
  };
}
