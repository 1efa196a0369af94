// Accounts of the mock: given figures, not computed; the formulas are the server's affair.
import type { AccountCategory, IntentRulesInput, RuleSetFragment } from "../../src/api/contract";
import type { Visit } from "./facts";
import { provenance, sessionOf, type Mock } from "./resolvers";
import type { World } from "./world";

export type AccountFact = {
  id: string;
  intent: number;
  engagement: number;
  people: number;
  lastSeenAt: number;
  /** What the rules say, the latest first; their shares are the intent. */
  ledger: {
    rule: number;
    page: string | null;
    share: number;
    visit: number;
    entry: number;
    forgotten?: boolean;
  }[];
};

const rule = (number: number, name: string, page: string, weight: number, cap: number) => ({
  ...{ number, name, kind: "PAGE" as const, page, selector: null, event: null, conditions: [] },
  ...{ weight, cap, halfLifeHours: 168 },
});

export const firstRules: RuleSetFragment = {
  rules: [
    rule(1, "Pricing seen", "/demo/pricing/**", 15, 45),
    rule(2, "Careers read", "/careers/**", -15, 45),
  ],
  scale: 40,
  researching: 20,
  highIntent: 60,
};

export function categoryOf(intent: number, { researching, highIntent }: RuleSetFragment): AccountCategory {
  return intent >= highIntent ? "HIGH_INTENT" : intent >= researching ? "RESEARCHING" : "LOOKER";
}

const day = 86_400_000;

/** As many as the account has people, unless somebody said whose they are. */
function visitsOf({ visits, accountOf }: World, { id, people }: AccountFact): Visit[] {
  const [said, unsaid] = [visits.filter((one) => accountOf.get(one.subject) === id), visits.slice(0, people)];
  return [...said, ...unsaid.filter((one) => !accountOf.has(one.subject))];
}

/** The account of a visit; undefined for none. */
export const factOfVisit = (world: World, visit: Visit): AccountFact | undefined =>
  world.accounts.find((one) => !world.mapped.has(one.id) && visitsOf(world, one).includes(visit));

/** What the account of a visit comes to; empty for none. */
export function categoryOfVisit(world: World, visit: Visit): AccountCategory | "" {
  const fact = factOfVisit(world, visit);
  return fact === undefined ? "" : categoryOf(fact.intent, world.rules);
}

export function accountOf(mock: Mock, fact: AccountFact) {
  const { world } = mock;
  const now = new Date(mock.now()).toISOString();
  const visits = visitsOf(world, fact);
  return {
    ...{ id: fact.id, name: fact.id.slice(fact.id.indexOf(":") + 1), at: now },
    kind: fact.id.startsWith("domain:") ? "DOMAIN" : "NETWORK",
    ...{ intent: fact.intent, engagement: fact.engagement, points: fact.intent / 2 },
    category: categoryOf(fact.intent, world.rules),
    lastSeenAt: new Date(fact.lastSeenAt).toISOString(),
    ...{ sessionCount: fact.people * 2, pageViews: fact.people * 7, engagedMs: fact.people * 190_000 },
    peopleCount: fact.people,
    scores: ({ from, to, points }: { from: string; to: string; points: number }) =>
      Array.from({ length: points }, (_, n) => {
        const at = Date.parse(from) + ((Date.parse(to) - Date.parse(from)) * n) / (points - 1);
        const age = (mock.now() - at) / day;
        const intent = Math.max(0, fact.intent - age * 3 + 8 * Math.sin(age / 2) - 8 * Math.sin(0));
        return { at: new Date(at).toISOString(), intent, engagement: fact.engagement * (1 - age / 60) };
      }),
    ledger: ({ first }: { first: number }) => ({
      intent: fact.intent,
      points: fact.intent / 2,
      totalCount: fact.ledger.length,
      pageInfo: { hasNextPage: fact.ledger.length > first, endCursor: null },
      entries: fact.ledger.slice(0, first).map((entry) => ledgerEntry(mock, entry)),
    }),
    sessions: (asked: PageAsked) => {
      const { rows, pageInfo } = pageOf(visits, asked);
      const edges = rows.map((visit) => ({ cursor: visit.id, node: sessionOf(mock, visit) }));
      return { edges, pageInfo };
    },
    people: (asked: PageAsked) => {
      const { rows, pageInfo } = pageOf(visits, asked);
      return { people: rows.map(personOf), pageInfo };
    },
    pages: () => [{ page: "/demo/pricing", views: fact.people * 3 }],
    provenance: provenance(mock, "accounts", `account ${fact.id}`),
  };
}

const personOf = (visit: Visit) => ({
  ...{ subject: visit.subject, sessionCount: 1, pageViews: 3, engagedMs: 60_000, lastSession: visit.id },
  firstSeenAt: new Date(visit.startedAt).toISOString(),
  lastSeenAt: new Date(visit.lastAt).toISOString(),
  forgotten: visit.erased,
});

type PageAsked = { first: number; after?: string | null };

/** What comes after a visit, whose id is the cursor. */
function pageOf(visits: Visit[], { first, after }: PageAsked) {
  const start = visits.findIndex(({ id }) => id === after) + 1;
  const rows = visits.slice(start, start + first);
  const hasNextPage = start + first < visits.length;
  return { rows, pageInfo: { hasNextPage, endCursor: rows.at(-1)?.id ?? null } };
}

function ledgerEntry(
  mock: Mock,
  { rule, page, share, visit, entry, forgotten }: AccountFact["ledger"][number],
) {
  const session = mock.world.visits[visit];
  const event = session?.entries[entry];
  return {
    rule: mock.world.rules.rules.find(({ number }) => number === rule),
    ...{ points: share / 2, share, count: 1, page },
    at: event?.at ?? new Date(mock.now() - 3 * day).toISOString(),
    lost: forgotten === true ? "FORGOTTEN" : null,
    session: forgotten === true ? null : (session?.id ?? null),
    entry: forgotten === true ? null : (event?.cursor ?? null),
  };
}

type Asked = PageAsked & { text?: string | null; category?: AccountCategory | null; sort: string };

/** As the real server's, a cursor is a time and how many came before. */
export function accounts(mock: Mock, { text, category, sort, first, after }: Asked) {
  const start = Number(after?.split(":")[1] ?? 0);
  const by = (one: AccountFact): number =>
    sort === "INTENT" ? one.intent : sort === "ENGAGEMENT" ? one.engagement : one.lastSeenAt;
  const found = mock.world.accounts
    .filter(({ id }) => !mock.world.mapped.has(id))
    .filter(({ id }) => id.toLowerCase().includes((text ?? "").toLowerCase()))
    .filter(({ intent }) => category == null || categoryOf(intent, mock.world.rules) === category)
    .sort((one, other) => by(other) - by(one));
  return {
    edges: found
      .slice(start, start + first)
      .map((fact) => ({ cursor: fact.id, node: accountOf(mock, fact) })),
    pageInfo: { hasNextPage: found.length > start + first, endCursor: `${mock.now()}:${start + first}` },
    totalCount: found.length,
    provenance: provenance(mock, "accounts", "every account"),
  };
}

/** The cursor is how many came before. */
export function accountLinks(mock: Mock, { first, after }: PageAsked) {
  const [{ said }, start] = [mock.world, Number(after ?? 0)];
  return {
    links: said.slice(start, start + first),
    pageInfo: { hasNextPage: start + first < said.length, endCursor: String(start + first) },
    provenance: provenance(mock, "accounts", "accounts said by hand"),
  };
}

export function intentRules(mock: Mock) {
  const { world } = mock;
  return {
    inForce: world.rules,
    draft: world.draft && {
      rules: world.draft,
      ready: world.draftReady,
      changes: world.draftReady ? changesBy(mock, world.draft) : null,
    },
  };
}

function changesBy(mock: Mock, draft: RuleSetFragment) {
  return mock.world.accounts.flatMap(({ id, intent }) => {
    const [from, to] = [categoryOf(intent, mock.world.rules), categoryOf(intent, draft)];
    const name = id.slice(id.indexOf(":") + 1);
    return from === to ? [] : [{ account: id, name, from, to, intentNow: intent, intentThen: intent }];
  });
}

/** Rules as they are answered: what is not said is null, and each has a number. */
export const ruleSet = ({ rules, scale, researching, highIntent }: IntentRulesInput): RuleSetFragment => ({
  rules: rules.map((one, at) => ({
    ...{ number: at + 1, name: one.name, kind: one.kind, weight: one.weight, cap: one.cap },
    ...{ page: one.page ?? null, selector: one.selector ?? null, event: one.event ?? null },
    ...{ conditions: [], halfLifeHours: one.halfLifeHours ?? 168 },
  })),
  ...{ scale: scale ?? 40, researching: researching ?? 20, highIntent: highIntent ?? 60 },
});
