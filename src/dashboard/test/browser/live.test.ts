import { expect, it } from "vitest";
import { pages } from "../mock/pages";
import type { Visit } from "../mock/facts";
import { inBrowser } from "./harness";

const [home, pricing] = pages;
if (home === undefined || pricing === undefined) throw new Error("the shop has too few pages");

inBrowser("live visitors", (stage) => {
  let visit: Visit;

  it("say so while nobody is there", async () => {
    const { page, signIn } = stage();
    await signIn("/sites/shop/live");
    await page.getByRole("heading", { name: "0 visitors now" }).waitFor();
    await page.getByText("Nobody is there.").waitFor();
    expect(await page.locator("circle[data-country]").count()).toBe(0);
  });

  it("appear by themselves on the map, in the tables and in the list", async () => {
    const { page, server } = stage();
    visit = server.mock.world.openVisit(Date.now(), "DESKTOP");
    visit.country = "NL";
    server.mock.world.view(visit, pricing);
    await page.getByRole("heading", { name: "1 visitor now" }).waitFor();
    await page.locator("circle[data-country=NL]").waitFor();
    const countries = page.getByRole("region", { name: "Countries" });
    await countries.getByRole("row", { name: "Netherlands 1" }).waitFor();
    await page.getByRole("region", { name: "Pages" }).getByRole("row", { name: "/demo/pricing 1" }).waitFor();
  });

  it("are told by the account that they belong to", async () => {
    const { page, server } = stage();
    expect(await page.getByRole("region", { name: "Accounts" }).count()).toBe(0);
    const acme = { intent: 41, engagement: 30, people: 1, lastSeenAt: Date.now(), ledger: [] };
    server.mock.world.putAccount({ id: "domain:acme.example", ...acme });
    server.mock.world.accountOf.set(visit.subject, "domain:acme.example");
    server.mock.world.view(visit, pricing);
    const accounts = page.getByRole("region", { name: "Accounts" });
    await accounts.getByRole("row", { name: "acme.example 1" }).waitFor();
    await page
      .getByRole("list", { name: "Visitors" })
      .getByText("acme.example, Netherlands, Desktop, 2 pages")
      .waitFor();
  });

  it("move with the page they open", async () => {
    const { page, server } = stage();
    server.mock.world.view(visit, home);
    await page.getByRole("region", { name: "Pages" }).getByRole("row", { name: "/demo/ 1" }).waitFor();
  });

  it("go when nothing came for five minutes, though nothing tells of it", async () => {
    const { page } = stage();
    visit.lastAt = Date.now() - 5 * 60_000;
    await page.getByRole("heading", { name: "0 visitors now" }).waitFor();
  });

  it("open to the session", async () => {
    const { page, server } = stage();
    visit.lastAt = Date.now();
    server.mock.world.view(visit, pricing);
    await page.getByRole("list", { name: "Visitors" }).getByRole("link", { name: "/demo/pricing" }).click();
    await page.getByRole("region", { name: "Timeline" }).waitFor();
  });

  it("fit on a phone", async () => {
    const { page, server } = stage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.origin}/sites/shop/live`);
    await page.getByRole("heading", { name: "visitor" }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
