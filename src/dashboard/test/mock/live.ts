import { grouped } from "./grouped";
import { provenance, sessionOf, type Mock } from "./resolvers";
import type { Visit } from "./facts";

const silence = 5 * 60_000;

const groups = (visits: Visit[], key: (visit: Visit) => string | null) =>
  [...grouped(visits, (visit) => key(visit) ?? "")]
    .map(([name, all]) => ({ key: name === "" ? null : name, visitors: all.length }))
    .sort((one, other) => other.visitors - one.visitors);

const pageOf = (visit: Visit): string | null =>
  visit.entries.filter((entry) => entry.kind === "view").at(-1)?.page ?? null;

/** Who is there now, as the server tells it. */
export function liveVisitors(mock: Mock) {
  const there = mock.world.visits
    .filter((visit) => mock.now() - visit.lastAt < silence)
    .sort((one, other) => other.lastAt - one.lastAt);
  return {
    at: new Date(mock.now()).toISOString(),
    visitors: there.length,
    complete: true,
    pages: groups(there, pageOf),
    countries: groups(there, (visit) => visit.country),
    accounts: groups(there, (visit) => mock.world.accountOf.get(visit.subject) ?? null),
    sessions: ({ first }: { first: number }) => there.slice(0, first).map((visit) => sessionOf(mock, visit)),
    provenance: provenance(mock, "session-timeline", "visitors of the last 5 minutes"),
  };
}
