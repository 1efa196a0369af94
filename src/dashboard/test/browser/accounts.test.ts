import { expect, it } from "vitest";
import type { AccountFact } from "../mock/accounts";
import { pages } from "../mock/pages";
import { inBrowser } from "./harness";

const pricing = pages[1];
if (pricing === undefined) throw new Error("the shop has too few pages");

const account = (name: string, intent: number, more: Partial<AccountFact> = {}): AccountFact => ({
  id: `domain:${name}`,
  intent,
  engagement: 100 - intent,
  people: 1,
  lastSeenAt: Date.now() - intent * 60_000,
  ledger: [],
  ...more,
});

inBrowser("accounts", (stage) => {
  const names = () => stage().page.locator("tbody th a").allInnerTexts();

  it("say how they come to be while there are none", async () => {
    const { page, signIn } = stage();
    await signIn("/sites/shop/accounts");
    await page.getByRole("heading", { name: "No account yet" }).waitFor();
  });

  it("appear by themselves, and are told when they become High Intent", async () => {
    const { page, server } = stage();
    server.mock.world.putAccount(account("acme.example", 41));
    await page.getByRole("row", { name: "acme.example" }).getByText("Researching").waitFor();
    server.mock.world.putAccount(account("acme.example", 71));
    await page.getByRole("row", { name: "acme.example" }).getByText("just now").waitFor();
    await page.getByRole("status").getByText("High intent now: acme.example").waitFor({ state: "attached" });
  });

  it("are filtered by name and category, and sorted", async () => {
    const { page, server } = stage();
    server.mock.world.putAccount(account("looker.example", 5));
    server.mock.world.putAccount(account("search.example", 30));
    await expect.poll(names).toEqual(["acme.example", "search.example", "looker.example"]);
    await page.locator('input[aria-label="Sort by"]').click();
    await page.getByRole("option", { name: "By engagement" }).click();
    await expect.poll(names).toEqual(["looker.example", "search.example", "acme.example"]);
    await page.getByText("Researching", { exact: true }).first().click();
    await expect.poll(names).toEqual(["search.example"]);
    await page.getByText("All", { exact: true }).click();
    await page.getByLabel("Search by name").fill("LOOK");
    await expect.poll(names).toEqual(["looker.example"]);
    await page.getByLabel("Search by name").fill("");
  });

  it("are paged through however many they are, each page kept up where one is", async () => {
    const { page, server } = stage();
    const { world } = server.mock;
    const before = world.accounts;
    const many = Array.from({ length: 1204 }, (_, n) =>
      account(`n${String(n).padStart(4, "0")}.example`, 55 - n / 100),
    );
    world.accounts = [...before, ...many];
    world.putAccount(account("acme.example", 71));
    await page.locator('input[aria-label="Sort by"]').click();
    await page.getByRole("option", { name: "By intent" }).click();
    const rows = page.locator("tbody tr");
    const pager = page.getByRole("navigation", { name: "Pages of accounts" });
    const next = pager.getByRole("button", { name: "Next" });
    await page.getByText("1,207 accounts, 1 to 50 of them here").waitFor();
    await next.click();
    await page.getByText("1,207 accounts, 51 to 100 of them here").waitFor();
    await expect.poll(names).toContain("n0050.example");
    expect(await rows.count(), "no more than a page is held").toBe(50);
    expect(await page.evaluate(() => window.scrollY), "read from its beginning").toBeLessThan(300);

    const one = await rows.first().getByRole("link").innerText();
    world.putAccount(account("n0900.example", 70));
    await page.getByRole("status").getByText("High intent now: acme.example, n0900.example").waitFor();
    expect(await page.getByRole("status").getByRole("link", { name: "n0900.example" }).isVisible()).toBe(
      true,
    );
    // One came before it.
    await expect.poll(() => rows.nth(1).getByRole("link").innerText()).toBe(one);

    for (let at = 3; at <= 25; at++) {
      await next.click();
      await pager.getByText(`Page ${at} of 25`).waitFor();
    }
    await expect.poll(() => rows.count()).toBe(7);
    expect(await next.isDisabled()).toBe(true);
    await pager.getByRole("button", { name: "Previous" }).click();
    await page.getByText("1,151 to 1,200 of them here").waitFor();
    await expect.poll(() => rows.count()).toBe(50);
    world.accounts = [...before, ...many.slice(0, 60)];
    world.putAccount(account("acme.example", 71));
    await page.getByText("63 accounts, 1 to 50 of them here", { exact: true }).waitFor();
    world.accounts = before;
    world.putAccount(account("acme.example", 71));
    await pager.waitFor({ state: "detached" });
  });

  it("explain each point, and open the session at that moment", async () => {
    const { page, server } = stage();
    const visit = server.mock.world.openVisit(Date.now() - 60_000, "DESKTOP");
    for (let n = 0; n < 40; n++) server.mock.world.view(visit, pricing);
    const entry = visit.entries.length - 2; // A view, and its scroll.
    const ledger = [
      { rule: 1, page: "/demo/pricing", share: 60, visit: 0, entry },
      { rule: 1, page: "/demo/pricing", share: 11, visit: 0, entry: 0, forgotten: true },
    ];
    server.mock.world.putAccount(account("acme.example", 71, { ledger }));
    await page.getByRole("link", { name: "acme.example" }).click();
    const rows = page.getByRole("region", { name: "Ledger" }).locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.nth(0).innerText()).toContain("+60.0");
    expect(await rows.nth(1).innerText()).toContain("The visitor was forgotten");
    expect(await rows.nth(1).getByRole("link").count()).toBe(0);
    await rows.nth(0).getByRole("link").click();
    const moment = page.locator("li[aria-current=location]");
    await moment.getByText("Opened /demo/pricing").waitFor();
    await expect
      .poll(async () => {
        const box = await moment.boundingBox();
        return box !== null && box.y > 0 && box.y < 900;
      })
      .toBe(true);
    await page.goBack();
    await page.getByRole("img", { name: "Intent from" }).waitFor();
  });

  it("show their people and sessions page by page, and stay that long as they move", async () => {
    const { page, server, signIn } = stage();
    const { world } = server.mock;
    for (let n = 0; n < 80; n++) world.addVisit(Date.now() - n * 60_000);
    world.putAccount(account("wide.example", 12, { people: 75 }));
    await page.evaluate(() => sessionStorage.clear());
    await signIn(`/sites/shop/accounts?account=${encodeURIComponent("domain:wide.example")}`);
    for (const [region, what] of [
      ["People", "Show more people"],
      ["Sessions", "Show more sessions"],
    ] as const) {
      const rows = page.getByRole("region", { name: region }).locator("tbody tr");
      const more = page.getByRole("button", { name: what });
      await more.waitFor();
      expect(await rows.count()).toBe(20);
      await more.click();
      await expect.poll(() => rows.count()).toBe(70);
      world.putAccount(account("wide.example", 13, { people: 74 }));
      await page.getByText("Why the intent is 13").waitFor();
      await more.click();
      await expect.poll(() => rows.count()).toBe(74);
      const ways = await rows
        .locator("th a")
        .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
      expect(new Set(ways).size, "each once").toBe(74);
      await more.waitFor({ state: "detached" });
      world.putAccount(account("wide.example", 12, { people: 75 }));
      await page.getByText("Why the intent is 12").waitFor();
      await expect.poll(() => rows.count()).toBe(75);
    }
  });

  it("would change by a draft, which is seen before it is accepted", async () => {
    const { page, server } = stage();
    server.mock.world.draftReady = false;
    await page.getByRole("link", { name: "Accounts" }).first().click();
    await page.getByRole("link", { name: "How intent is read" }).click();
    const submit = page.getByRole("button", { name: "Try these rules" });
    await submit.waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel("High intent").fill("25");
    await submit.click();
    await page.getByRole("heading", { name: "A draft is tried" }).waitFor();
    expect(await page.getByRole("button", { name: "Accept the draft" }).isDisabled()).toBe(true);
    server.mock.world.draftReady = true;
    const changes = page.getByRole("table", { name: "Accounts that would be of another category" });
    await changes.getByRole("row", { name: "search.example Researching High intent" }).waitFor();
    expect(server.mock.world.rules.highIntent).toBe(60);
    await page.getByRole("button", { name: "Accept the draft" }).click();
    await submit.waitFor();
    expect(server.mock.world.rules.highIntent).toBe(25);
  });

  it("keep the rules in force when a draft is dropped", async () => {
    const { page, server } = stage();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("alert").getByText("Give rule 3 a name").waitFor();
    const added = page.getByRole("listitem", { name: "Rule 3" });
    await added.getByLabel("Name").fill("Demo asked for");
    await added.getByLabel("Page", { exact: true }).fill("/demo-request");
    await page.getByRole("button", { name: "Try these rules" }).click();
    await page.getByText("No account would be of another category.").waitFor();
    expect(server.mock.world.draft?.rules.at(-1)).toMatchObject({
      name: "Demo asked for",
      page: "/demo-request",
    });
    await page.getByRole("button", { name: "Drop it" }).click();
    await page.getByRole("button", { name: "Try these rules" }).waitFor();
    expect([server.mock.world.draft, server.mock.world.rules.rules.length]).toEqual([null, 2]);
  });
});
