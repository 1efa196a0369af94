import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { pages } from "../mock/pages";
import type { Visit } from "../mock/facts";
import { inBrowser } from "./harness";

const [home, pricing] = pages;
if (home === undefined || pricing === undefined) throw new Error("the shop has too few pages");

inBrowser("sessions", (stage) => {
  let visit: Visit;

  it("come newest first and go on for as long as one scrolls", async () => {
    const { page, server, signIn } = stage();
    for (let n = 1; n <= 120; n++) server.mock.world.addVisit(Date.now() - n * 3_600_000);
    await signIn("/sites/shop/sessions");
    const rows = page.locator("tbody tr");
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(50);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4000);
        return rows.count();
      })
      .toBe(120);
    await page.getByText("That is all of them.").waitFor();
  });

  it("appear at the top as they begin, and count on", async () => {
    const { page, server } = stage();
    visit = server.mock.world.openVisit(Date.now(), "DESKTOP");
    server.mock.world.view(visit, pricing);
    const first = page.locator("tbody tr").first();
    await expect.poll(() => first.innerText()).toContain("/demo/pricing");
    await expect.poll(() => first.innerText()).toContain("Live");
    server.mock.world.click(visit, pricing, "#plan-tall", [0.5, 0.5]);
    await expect.poll(() => first.locator("td").nth(2).innerText()).toBe("1");
    await first.getByRole("link").click();
  });

  it("open to a timeline that grows as it happens, with what was sealed opened", async () => {
    const { page, server } = stage();
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByText("Order Tall").waitFor();
    const before = await timeline.getByRole("listitem").count();
    server.mock.world.click(visit, pricing, "#cart", [0.2, 0.2]);
    await timeline.getByText("Clicked #cart").waitFor();
    expect(await timeline.getByRole("listitem").count()).toBe(before + 1);
    server.mock.world.view(visit, home);
    await timeline.getByRole("heading", { name: "/demo/", exact: false }).last().waitFor();
  });

  it("tell where an error is, in the sources where a map says it", async () => {
    const { page, server } = stage();
    const { world } = server.mock;
    const [address, line, column] = ["https://shop.example/assets/app.js", 1, 4711];
    const error = { kind: "error", page: pricing.path, summary: "Script error (error), fingerprint 5d0c" };
    const original = { source: "src/cart.ts", line: 12, column: 3, name: "totalOf" };
    world.addEntry(visit, { ...error, place: { address, line, column, original: null } });
    world.addEntry(visit, { ...error, place: { address, line, column, original } });
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByText("/assets/app.js:1:4711", { exact: true }).waitFor();
    const mapped = timeline.getByText("src/cart.ts:12:3", { exact: true });
    await mapped.waitFor();
    expect(await mapped.getAttribute("title")).toBe("totalOf, https://shop.example/assets/app.js:1:4711");
  });

  it("are forgotten after a plain question, and leave a receipt", async () => {
    const { page } = stage();
    await page.getByRole("button", { name: "Forget this visitor" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("taken out of the site’s totals").waitFor();
    await dialog.getByRole("button", { name: "Forget for ever" }).click();
    await dialog.getByText("Unusable").waitFor();
    await dialog.getByText("pending").waitFor();
    const saved = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download the receipt" }).click();
    const receipt: unknown = JSON.parse(await readFile(await (await saved).path(), "utf8"));
    expect(receipt).toMatchObject({ subject: visit.subject, effect: "REMOVE_FROM_TOTALS" });
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  });

  it("show what was erased as erased", async () => {
    const { page } = stage();
    await page.getByText("This visitor was forgotten.").waitFor();
    const timeline = page.getByRole("region", { name: "Timeline" });
    await expect.poll(() => timeline.getByText("Order Tall").count()).toBe(0);
    expect(await timeline.getByText("src/cart.ts").count()).toBe(0);
    await timeline.getByText("erased").first().waitFor();
    expect(await page.getByRole("button", { name: "Forget this visitor" }).count()).toBe(0);
  });

  it("are split by rules that the settings change", async () => {
    const { page, server } = stage();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByText("Version 1 holds now.").waitFor();
    await page.getByLabel("Session gap").fill("45");
    await page.getByRole("button", { name: "Change the rules" }).click();
    await page.getByText("Version 2 holds now.").waitFor();
    expect(server.mock.world.definitions.sessionGapMinutes).toBe(45);
    await page.getByLabel("Keep the anonymous count").click();
    await expect.poll(() => server.mock.world.effect).toBe("KEEP_TOTALS");
    await page.getByText(visit.subject).waitFor();
  });

  it("rest on projections that can be rebuilt", async () => {
    const { page } = stage();
    await page.getByRole("link", { name: "Projections" }).click();
    await page.getByRole("region", { name: "click-map" }).getByRole("button", { name: "Rebuild" }).click();
    await page.getByText("42 %").waitFor();
    await page.getByText("Building").waitFor();
  });
});
