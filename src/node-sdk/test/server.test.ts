import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTracker } from "../src/index.js";
import { losesFirstAnswer, type RealServer, startServer } from "./server.js";

const AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

interface Session {
  browser: string;
  timeline: { entries: { kind: string; page: string }[] };
}

let server: RealServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

async function onlySession(): Promise<string> {
  for (;;) {
    const { sessions } = await server.ask<{ sessions: { edges: { node: { id: string } }[] } }>(
      "query($s: ID!) { sessions(site: $s) { edges { node { id } } } }",
      { s: await siteOf() },
    );
    expect(sessions.edges.length).toBeLessThan(2);
    if (sessions.edges[0]) return sessions.edges[0].node.id;
    await wait(20); // It is folded a moment after it was taken; the test's own limit ends this.
  }
}

const siteOf = async (): Promise<string> =>
  (await server.ask<{ sites: { id: string }[] }>("{ sites { id } }")).sites[0]!.id;

it("stands in a session of a real server, and once though the first answer was lost", async () => {
  const proxy = await losesFirstAnswer(server.address);
  const troubles: string[] = [];
  const tracker = createTracker({
    siteId: server.siteId,
    apiEndpoint: `${proxy.address}/v1/events/collect`,
    origin: "https://shop.example",
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const occasion = { visitor: randomUUID(), page: "https://shop.example/checkout", userAgent: AGENT };
  tracker.track(occasion, "paid", { plan: "pro" });
  tracker.identify(occasion, { email: "ann@shop.example" });
  await tracker.close();
  await proxy.close();
  expect(troubles).toEqual([expect.stringMatching("sent again")]);
  expect(tracker.counts).toEqual({ accepted: 2, rejected: 0, dropped: 0 });

  const { session } = await server.ask<{ session: Session }>(
    "query($s: ID!, $i: ID!) { session(site: $s, id: $i) { browser timeline(first: 10) { entries { kind page } } } }",
    { s: await siteOf(), i: await onlySession() },
  );
  expect(session.browser).toMatch(/^Chrome/);
  const custom = session.timeline.entries.filter(({ kind }) => kind === "custom");
  expect(custom).toEqual([{ kind: "custom", page: "/checkout" }]);
});
