// What a machine can find of WCAG 2.2, level AA, on screens with something on them: contrast, names, sizes of targets.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { inBrowser } from "./harness";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const acme = "domain:acme.example";

const screens: readonly { path: string; shows: string }[] = [
  { path: "funnels", shows: "Buying a lamp" },
  { path: "funnels/f1?compare=before", shows: "Broken down" },
  { path: "funnels/f1/edit", shows: "Exclusions" },
  { path: "accounts", shows: "acme.example" },
  { path: `accounts?account=${encodeURIComponent(acme)}`, shows: "Why the intent" },
  { path: "accounts/rules", shows: "Try these rules" },
  { path: "accounts/links", shows: "belongs to" },
  { path: "sessions", shows: "acme.example" },
  { path: "live", shows: "Who did something last" },
  { path: "errors", shows: "an empty cart has no total" },
  { path: "vitals", shows: "Largest paint" },
];

/** What is against the rules: the rule, and the element that breaks it. */
async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(rules)})`)) as Pick<
    AxeResults,
    "violations"
  >;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** Screens whose tables become cards on a phone. */
const cards = [
  "sessions",
  "accounts",
  `accounts?account=${encodeURIComponent(acme)}`,
  "accounts/links",
  "errors",
];

const roles: Readonly<Record<string, string>> = {
  ...{ TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row" },
  ...{ TH: "columnheader rowheader", TD: "cell" },
};

/** Parts of tables that are displayed as something else and don't say what they are. */
const unsaid = (page: Page): Promise<string[]> =>
  page.evaluate(
    (said) =>
      [...document.querySelectorAll<HTMLElement>("table, thead, tbody, tr, th, td")]
        .filter((part) => !getComputedStyle(part).display.startsWith("table"))
        .filter((part) => !said[part.tagName]?.split(" ").includes(part.role ?? ""))
        .map((part) => part.outerHTML.slice(0, 80)),
    roles,
  );

type AXNode = { ignored: boolean; role?: { value: string }; name?: { value: string } };

/** Tables as Chromium tells them to screen readers: each part's role, and what it is called. */
async function tables(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AXNode[] };
  await session.detach();
  return nodes
    .filter(
      ({ ignored, role }) => !ignored && /^(table|row|columnheader|rowheader|cell)$/.test(role?.value ?? ""),
    )
    .map(({ role, name }) => `${role?.value} ${name?.value}`);
}

inBrowser("screens", (stage) => {
  it("are signed in to, with something to show", async () => {
    const { page, server, signIn } = stage();
    const { world } = server.mock;
    for (let n = 0; n < 30; n++) world.addVisit(Date.now() - n * 3_600_000);
    world.accountOf.set(world.visits[0]?.subject ?? "", acme);
    const ledger = [{ rule: 1, page: "/demo/pricing", share: 71, visit: 0, entry: 0 }];
    world.putAccount({ id: acme, intent: 71, engagement: 30, people: 25, lastSeenAt: Date.now(), ledger });
    world.say({ subject: world.visits[0]?.subject ?? "", from: null, account: acme, belongs: true });
    const steps = [
      { kind: "PAGE", page: "/demo/" } as const,
      { kind: "PAGE", page: "/demo/pricing" } as const,
    ];
    world.funnels.push({
      ...{ id: "f1", version: 1, name: "Buying a lamp", steps, exclusions: [], window: 3_600_000 },
      ...{ order: "ORDERED", counting: "VISITORS", matching: "FIRST" },
    });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await signIn("/sites/shop/funnels");
  });

  it("have tables on a phone too, for those who hear them", async () => {
    const { page, server } = stage();
    for (const path of cards) {
      const seen: string[][] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${server.origin}/sites/shop/${path}`);
        await page.locator("tbody tr").first().waitFor();
        seen.push(await tables(page));
      }
      expect(
        seen[0]?.some((part) => part.startsWith("columnheader ")),
        path,
      ).toBe(true);
      expect(seen[1], path).toEqual(seen[0]);
      expect(await unsaid(page), path).toEqual([]);
    }
  });

  for (const scheme of ["light", "dark"])
    for (const width of [1280, 390])
      it(
        `can be read and used by everybody, ${scheme}, ${width} wide, and fit`,
        { timeout: 60_000 },
        async () => {
          const { page, server } = stage();
          await page.setViewportSize({ width, height: 900 });
          await page.evaluate((chosen) => localStorage.setItem("heatmap-scheme", chosen), scheme);
          for (const { path, shows } of screens) {
            await page.goto(`${server.origin}/sites/shop/${path}`);
            await page.getByText(shows).first().waitFor();
            expect(await breaches(page), path).toEqual([]);
            const needed = await page.evaluate(() => document.documentElement.scrollWidth);
            expect(needed, `width of ${path}`).toBeLessThanOrEqual(width);
            const here = await page.locator("nav a[aria-current]").boundingBox();
            expect(here !== null && here.x >= 0 && here.x + here.width <= width, `${path} in the bar`).toBe(
              true,
            );
          }
        },
      );
});
