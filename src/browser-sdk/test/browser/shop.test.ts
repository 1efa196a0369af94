import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";
import type { Collector } from "./collector.js";

const at = stage();

const CUSTOMER = {
  name: "Ann Smith",
  email: "ann@smith.example",
  address: "1 Long Street",
  postcode: "D01",
  city: "Dublin",
  card: "4111111111111111",
  expiry: "12 / 29",
  code: "123",
};

async function order(page: Page, collector: Collector): Promise<void> {
  collector.shopAttributes = 'data-mode="balanced"';
  await page.goto(collector.url("/demo/checkout.html"));
  await page.waitForFunction(() => typeof window.heatmap?.flush === "function");
  await pay(page);
}

async function pay(page: Page): Promise<void> {
  for (const [field, text] of Object.entries(CUSTOMER)) await page.fill(`#${field}`, text);
  await page.check("#terms");
  await page.click("#pay");
  await page.waitForSelector("#know-me");
}

const sent = (collector: Collector): string => collector.taken.map(({ text }) => text).join();

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
  const left = collector.words;
  for (const secret of ["Ann", "smith", "4111"]) expect(left).not.toContain(secret);
});

describe("who has ordered", () => {
  it("is known to Heatmap once they say so, by the address of their order, and not before", async () => {
    const { page, collector } = at;
    await order(page, collector);
    await at.flush();
    expect(sent(collector)).not.toContain("smith");
    await page.click("#know-me");
    await at.flush();

    const batch = collector.accepted.at(-1)!.batch;
    const told = batch.events.slice(batch.events.findIndex(({ type }) => type === "click"));
    expect(told.slice(0, 3)).toMatchObject([
      { type: "click", target: { selector: "#know-me" } },
      { type: "consent", categories: ["analytics", "personalization"], source: "api" },
      { type: "identify", email: CUSTOMER.email },
    ]);
    expect(batch.consent).toEqual(["analytics", "personalization"]);
    expect(
      new Set(collector.accepted.map((one) => one.batch.visitor)).size,
      "what was done before is theirs",
    ).toBe(1);
    await expect(page.textContent("#known-answer")).resolves.toContain("you are known now");
    expect(collector.of("identify").map((event) => Object.keys(event).sort())).toEqual([
      ["at", "email", "page", "seq", "type"],
    ]);
  });

  it("can take it back: nothing more is captured in the tab, and the next word is a stranger's", async () => {
    const { page, collector } = at;
    await order(page, collector);
    await page.click("#know-me");
    await at.flush();
    const before = collector.taken.length;
    await page.click("#forget-me");
    await page.goto(collector.url("/demo/pricing.html"));
    await page.click("#plan-studio");
    await at.flush();
    expect(collector.taken.length).toBe(before);

    await order(page, collector);
    await page.click("#know-me");
    await at.flush();
    expect(new Set(collector.accepted.map((one) => one.batch.visitor)).size).toBe(2);
  });

  it("is told that nothing was sent where their browser asks not to be tracked", async () => {
    const { page, collector, context } = at;
    await context.addInitScript(() =>
      Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
    );
    await order(page, collector);
    await page.click("#know-me");
    await at.flush();
    await expect(page.textContent("#known-answer")).resolves.toContain("was not sent");
    await expect(page.isVisible("#know-me")).resolves.toBe(true);
    expect(collector.of("identify")).toEqual([]);
    expect(sent(collector)).not.toContain("smith");
  });

  it("is told when Heatmap is not there to be told", async () => {
    const { page, collector } = at;
    await page.route("**/sdk/heatmap.js*", (route) => route.abort());
    collector.shopAttributes = 'data-mode="balanced"';
    await page.goto(collector.url("/demo/checkout.html"));
    await pay(page);
    await page.click("#know-me");
    await expect(page.textContent("#known-answer")).resolves.toContain("has not loaded");
  });
});
