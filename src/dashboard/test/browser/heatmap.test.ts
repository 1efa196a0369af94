import { expect, it } from "vitest";
import { pages, placed, type Box } from "../mock/pages";
import type { Visit } from "../mock/facts";
import { inBrowser, opacityAt } from "./harness";

const home = pages[0];
if (home === undefined) throw new Error("the shop has no pages");

const box = (selector: string): Box => {
  const element = home.elements.find((one) => one.selector === selector);
  if (element === undefined) throw new Error(`no ${selector}`);
  return placed(element.box, "DESKTOP");
};
const middle = (selector: string): [number, number] => {
  const [x, y, width, height] = box(selector);
  return [x + width / 2, y + height / 2];
};

inBrowser("the heatmap", (stage) => {
  let visit: Visit;

  it("is reached from the list of pages, which counts views and clicks", async () => {
    const { page, server, signIn } = stage();
    const { world } = server.mock;
    visit = world.openVisit(Date.now() - 60_000, "DESKTOP");
    world.view(visit, home);
    for (let n = 0; n < 20; n++) world.click(visit, home, "#buy", [0.5, 0.5]);
    await signIn();
    const row = page.getByRole("row", { name: /\/demo\// });
    await expect.poll(() => row.innerText()).toMatch(/\/demo\/\s+1\s+20\s/);
    await row.getByRole("link").click();
    await page.getByTestId("heat").waitFor();
  });

  it("has heat where the clicks were and none elsewhere", async () => {
    const { page } = stage();
    await expect.poll(() => opacityAt(page, ...middle("#buy"))).toBeGreaterThan(150);
    expect(await opacityAt(page, ...middle("#letter"))).toBe(0);
    expect(await opacityAt(page, 1270, 20)).toBe(0);
  });

  it("is drawn over the real page, in a frame whose name keeps the SDK off", async () => {
    const { page } = stage();
    const frame = page.frame("heatmap-preview");
    expect(await frame?.title()).toBe(home.title);
    expect(await frame?.evaluate(() => innerWidth)).toBe(1280);
  });

  it("gets warm where a click happens, with a ring to notice it by", async () => {
    const { page, server } = stage();
    expect(await opacityAt(page, ...middle("#letter"))).toBe(0);
    const ring = page.waitForSelector('[data-sign="more"]', { state: "attached" });
    server.mock.world.click(visit, home, "#letter", [0.5, 0.5]);
    await ring;
    await expect.poll(() => opacityAt(page, ...middle("#letter"))).toBeGreaterThan(20);
    await page.getByText("21 clicks").waitFor();
  });

  it("goes with an element that moves, by element; stays put, by page coordinates", async () => {
    const { page } = stage();
    const [x, y] = middle("#buy");
    await page.frame("heatmap-preview")?.evaluate(() => {
      const button = document.querySelector<HTMLElement>("#buy");
      if (button !== null) button.style.transform = "translate(300px, 900px)";
    });
    await expect.poll(() => opacityAt(page, x + 300, y + 900)).toBeGreaterThan(150);
    expect(await opacityAt(page, x, y)).toBe(0);
    await page.getByText("By page coordinates").click();
    await expect.poll(() => opacityAt(page, x, y)).toBeGreaterThan(150);
    expect(await opacityAt(page, x + 300, y + 900)).toBe(0);
    await page.getByText("By element").click();
  });

  it("scrolls with its page", async () => {
    const { page } = stage();
    const region = page.getByRole("region", { name: /^Heatmap of/ });
    await region.evaluate((element) => element.scrollTo({ top: 300 }));
    const frame = page.frame("heatmap-preview");
    const scale = await page
      .locator("iframe")
      .evaluate((element) => element.getBoundingClientRect().width / 1280);
    await expect.poll(() => frame?.evaluate(() => scrollY)).toBeCloseTo(300 / scale, -1);
    const canvas = page.getByTestId("heat");
    const [top, edge] = [await canvas.boundingBox(), await region.boundingBox()];
    expect((top?.y ?? 0) - (edge?.y ?? 0)).toBeCloseTo(-300, -1);
    await region.evaluate((element) => element.scrollTo({ top: 0 }));
  });

  it("says what is under the pointer", async () => {
    const { page } = stage();
    const [x, y] = middle("#letter");
    const region = page.getByRole("region", { name: /^Heatmap of/ });
    const scale = await page
      .locator("iframe")
      .evaluate((element) => element.getBoundingClientRect().width / 1280);
    await region.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    const scrolled = await region.evaluate((element) => element.scrollTop);
    const edge = await region.boundingBox();
    await page.mouse.move((edge?.x ?? 0) + x * scale, (edge?.y ?? 0) + y * scale - scrolled);
    await page.getByText("1 click · 4.8 %").waitFor();
  });

  it("loses a forgotten visitor's heat", async () => {
    const { page, server } = stage();
    server.mock.world.forget(visit.subject);
    await page.getByText("Nothing was clicked in this stretch of time.").waitFor();
    await expect.poll(() => opacityAt(page, ...middle("#letter"))).toBe(0);
  });

  it("of a page with a placeholder is drawn on plain ground, with the reason", async () => {
    const { page, server } = stage();
    await page.goto(`${server.origin}/sites/shop/heatmap?page=/demo/orders/:number`);
    await page.getByText("stands for many pages").waitFor();
    expect(await page.locator("iframe").count()).toBe(0);
    expect(await page.getByRole("radio", { name: "By element" }).isDisabled()).toBe(true);
  });
});
