import { expect, it } from "vitest";
import { pages } from "../mock/pages";
import { inBrowser } from "./harness";

inBrowser("funnels", (stage) => {
  it("are defined from what was seen, with a preview, and show who left", async () => {
    const { page, server, signIn } = stage();
    const { world } = server.mock;
    for (let n = 0; n < 30; n++) world.addVisit(Date.now() - n * 3600_000);
    await signIn("/sites/shop/funnels");
    await page.getByRole("link", { name: "New funnel" }).click();
    await page.getByLabel("Name").fill("Looking around");
    const [first, second] = [pages[0]?.path ?? "", pages[1]?.path ?? ""];
    await page.getByRole("combobox", { name: "Page of step 1" }).click();
    await page.getByRole("option", { name: first, exact: true }).click();
    await page.getByRole("combobox", { name: "Page of step 2" }).fill(second);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByTestId("preview-1").textContent()).toMatch(/^\d+100%$/);
    await page.getByRole("button", { name: "Define the funnel" }).click();

    await page.getByRole("heading", { name: "Looking around" }).waitFor();
    const left = page.getByRole("button", { name: /left after step 1/ });
    await left.click();
    const leavers = page.getByRole("region", { name: "Who left after step 1" });
    await leavers.getByRole("link").first().waitFor();
    expect(await page.getByRole("region", { name: "Breakdown" }).getByRole("row").count()).toBeGreaterThan(1);
  });

  it("are broken down by how much the visitors' accounts mean it", async () => {
    const { page, server } = stage();
    const { world } = server.mock;
    const visitors = [...new Set(world.visits.map(({ subject }) => subject))];
    const none = { engagement: 0, people: 0, lastSeenAt: Date.now(), ledger: [] };
    world.putAccount({ id: "domain:lively.example", intent: 80, ...none });
    world.putAccount({ id: "domain:idle.example", intent: 3, ...none });
    for (const [at, subject] of visitors.entries())
      world.accountOf.set(
        subject,
        at < 12 ? "domain:lively.example" : at < 18 ? "domain:idle.example" : null,
      );
    const breakdown = page.getByRole("region", { name: "Breakdown" });
    await breakdown.getByText("Account", { exact: true }).click();
    for (const name of ["High intent", "Looker", "No account"])
      await breakdown.getByRole("row").filter({ hasText: name }).waitFor();
    const began = await breakdown.locator("tbody td:nth-of-type(1)").allTextContents();
    const all = Number(await page.getByTestId("count-1").textContent());
    expect(began.map(Number).reduce((sum, count) => sum + count, 0)).toBe(all);
    world.accountOf.clear();
  });

  it("move as visitors walk them", async () => {
    const { page, server } = stage();
    const { world } = server.mock;
    const before = Number(await page.getByTestId("count-1").textContent());
    const shop = pages[0];
    if (shop === undefined) throw new Error("the shop has no pages");
    world.view(world.openVisit(Date.now(), "DESKTOP"), shop);
    await expect.poll(() => page.getByTestId("count-1").textContent()).toBe(String(before + 1));
  });

  it("say that they are being counted rather than show figures of another form", async () => {
    const { page, server } = stage();
    server.mock.world.recounting = 0.4;
    await page.reload();
    await expect
      .poll(() => page.getByRole("progressbar", { name: "How much is counted" }).getAttribute("value"))
      .toBe("40");
    expect(await page.getByTestId("count-1").count()).toBe(0);
    server.mock.world.recounting = null;
    await page.getByTestId("count-1").waitFor();
  });
});
