import { expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

it("follows a visitor through the demo shop: what is done equals what arrived, and nothing typed leaves", async () => {
  const { page, collector } = at;
  collector.shopAttributes = 'data-mode="balanced"';
  await page.goto(collector.url("/demo/index.html"));
  await page.waitForFunction(() => typeof window.heatmap?.flush === "function");
  await page.click("#filter-sale");
  await page.click("#dead-banner");
  await page.click("#card-fiddle-fig");
  await page.click("#buy");
  await page.click("#to-checkout");
  await page.fill("#name", "Ann Smith");
  await page.fill("#email", "ann@smith.example");
  await page.fill("#card", "4111111111111111");
  await page.click("#pay");
  await page.goto(collector.url("/demo/pricing.html"));
  await page.click("#plan-pro");
  await page.goto(collector.url("/demo/article.html"));
  await page.click("#to-pests");
  await page.goto("about:blank");
  await collector.until("the article's leave", () => collector.of("leave").length === 5);

  const clicks = collector.of("click").map(({ target }) => target.selector);
  expect(clicks.map((selector) => selector.split(" ")[0])).toEqual([
    "#filter-sale",
    "#dead-banner",
    "#card-fiddle-fig",
    "#buy",
    "#to-checkout",
    "#pay",
    "#plan-pro",
    "#to-pests",
  ]);
  const views = collector.accepted
    .filter(({ batch }) => batch.events.some(({ type }) => type === "view"))
    .map(({ batch }) => new URL(batch.pages[0]!.url).pathname.split("/").pop());
  expect(views).toEqual(["index.html", "product.html", "checkout.html", "pricing.html", "article.html"]);
  expect(new Set(collector.accepted.map(({ batch }) => batch.visitor)).size).toBe(1);
  const left = collector.taken.map(({ text }) => text).join();
  for (const secret of ["Ann", "smith", "4111"]) expect(left).not.toContain(secret);
});
