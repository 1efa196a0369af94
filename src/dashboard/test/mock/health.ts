// What went wrong on the shop's pages, and how fast they were.
import { provenance, sessionOf, type Mock } from "./resolvers";

const place = {
  address: "https://shop.example/assets/app.js",
  line: 1,
  column: 3071,
  original: { source: "src/cart.ts", line: 12, column: 3, name: "totalOf" },
};

const known = (mock: Mock, fingerprint: string, message: string, times: number) => {
  const struck = mock.world.visits.slice(0, Math.ceil(times / 2));
  return {
    fingerprint,
    kind: "error",
    times,
    sessions: struck.length,
    lastAt: new Date(mock.now()).toISOString(),
    message,
    erased: false,
    place,
    pages: [{ page: "/demo/", times }],
    struck: ({ first }: { first: number }) => ({
      edges: struck.slice(0, first).map((visit) => ({ cursor: visit.id, node: sessionOf(mock, visit) })),
      pageInfo: { hasNextPage: struck.length > first, endCursor: null },
    }),
  };
};

const gone = {
  kind: null,
  times: 2,
  sessions: 1,
  lastAt: null,
  message: null,
  erased: false,
  place: null,
  pages: [{ page: "", times: 2 }],
  struck: () => ({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } }),
};

const groups = (mock: Mock) => [
  known(mock, "total", "RangeError: an empty cart has no total", 80),
  {
    ...known(mock, "forgotten", "", 4),
    kind: "rejection",
    message: null,
    erased: true,
    place: null,
  },
  { ...gone, fingerprint: "9f31" },
];

export const errors = (mock: Mock) => ({
  groups: groups(mock),
  kinds: 3,
  provenance: provenance(mock, "session-timeline", "errors"),
});

export const error = (mock: Mock, fingerprint: string) =>
  groups(mock).find((one) => one.fingerprint === fingerprint) ?? null;

const vital = (name: string, p75: number, good: number, needsImprovement: number, poor: number) => ({
  name,
  count: good + needsImprovement + poor,
  p75,
  good,
  needsImprovement,
  poor,
});

const measured = [
  vital("LCP", 3120, 40, 30, 10),
  vital("CLS", 0.31, 10, 10, 60),
  vital("TTFB", 240, 80, 0, 0),
];

export const vitals = (mock: Mock, device: string | null) => {
  const all = device === "TABLET" ? [] : measured;
  const pages = all.length === 0 ? [] : [{ page: "/demo/", vitals: all }];
  return { all, pages, pageCount: pages.length, provenance: provenance(mock, "page-vitals", "vitals") };
};
