import { accountOf } from "./accounts";
import { sessionOf, signedIn, type Context, type Mock } from "./resolvers";
import type { Announcement } from "./facts";

/** The world's announcements as an async iterator that ends with its reader. */
async function* announcements(mock: Mock): AsyncGenerator<Announcement> {
  // As the real server, it begins by saying that what came before is not known here.
  const waiting: Announcement[] = [{ kind: "stale" }];
  let wake: () => void = () => undefined;
  const stop = mock.world.watch((what) => {
    waiting.push(what);
    wake();
  });
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift() as Announcement;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
  }
}

async function* mapped<T>(mock: Mock, answer: (what: Announcement) => T | null): AsyncGenerator<T> {
  for await (const what of announcements(mock)) {
    const one = answer(what);
    if (one !== null) yield one;
  }
}

export function subscriptions(mock: Mock) {
  return {
    heatmapChanged: ({ page, device }: { page: string; device?: string }, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        const position = `${mock.world.position}.0`;
        if (what.kind === "stale")
          return { heatmapChanged: { cells: [], elements: [], position, stale: true } };
        if (what.kind !== "click" || what.click.page !== page) return null;
        if (device != null && what.click.device !== device) return null;
        const { cell, inside, selector } = what.click;
        const elements =
          selector === null ? [] : [{ selector, weight: what.weight, cells: [...inside, what.weight] }];
        return { heatmapChanged: { cells: [...cell, what.weight], elements, position, stale: false } };
      });
    },
    sessionTimeline: ({ session }: { session: string }, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        const visit = mock.world.visits.find((one) => one.id === session);
        if (visit === undefined) return null;
        const change = { session: sessionOf(mock, visit), entries: [], stale: true };
        if (what.kind === "stale") return { sessionTimeline: change };
        if (what.kind !== "entry" || what.visit !== visit) return null;
        return { sessionTimeline: { ...change, entries: [what.entry], stale: false } };
      });
    },
    requestInspected: ({ site }: { site: string }, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        const since = new Date(mock.world.began).toISOString();
        const told = { skipped: 0, since, others: mock.world.severalServers };
        if (site !== "shop")
          return what.kind === "stale" ? { requestInspected: { ...told, requests: [] } } : null;
        // As the real server, it begins by telling what it remembers.
        if (what.kind === "stale") return { requestInspected: { ...told, requests: mock.world.requests } };
        return what.kind === "request" ? { requestInspected: { ...told, requests: [what.request] } } : null;
      });
    },
    funnelChanged: (_: unknown, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        const position = `${mock.world.position}.0`;
        if (what.kind === "stale") return { funnelChanged: { added: [], position, stale: true } };
        return what.kind === "entry" ? { funnelChanged: { added: [0], position, stale: false } } : null;
      });
    },
    accountScoreChanged: ({ account }: { account?: string | null }, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        const change = { accounts: [] as unknown[], removed: [], stale: false };
        if (what.kind === "stale") return { accountScoreChanged: { ...change, stale: true } };
        if (what.kind !== "account" || (account != null && account !== what.id)) return null;
        const facts = mock.world.accounts.filter(({ id }) => id === what.id);
        return { accountScoreChanged: { ...change, accounts: facts.map((fact) => accountOf(mock, fact)) } };
      });
    },
    sessionsChanged: (_: unknown, context: Context) => {
      signedIn(mock, context);
      return mapped(mock, (what) => {
        if (what.kind === "stale") return { sessionsChanged: { sessions: [], removed: [], stale: true } };
        if (what.kind !== "visit") return null;
        return { sessionsChanged: { sessions: [sessionOf(mock, what.visit)], removed: [], stale: false } };
      });
    },
  };
}
