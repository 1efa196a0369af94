import { expect, it } from "vitest";
import { inBrowser } from "./harness";

inBrowser("errors", (stage) => {
  it("stand in a list, each with what it said and where", async () => {
    const { page, server, signIn } = stage();
    for (let visit = 0; visit < 45; visit++) server.mock.world.addVisit(Date.now() - visit * 60_000);
    await signIn("/sites/shop/errors");
    const row = page.getByRole("row", { name: "an empty cart has no total" });
    await row.getByText("src/cart.ts:12:3").waitFor();
    expect(await row.getByRole("cell").allTextContents()).toEqual(["/demo/", "40", "80", expect.any(String)]);
  });

  it("say why nothing is told of them, when their visitor is forgotten or their events are gone", async () => {
    const { page } = stage();
    await page.getByRole("row", { name: "What it said was erased with its visitor" }).waitFor();
    await page.getByRole("row", { name: "Error 9f31, whose events retention has taken" }).waitFor();
  });

  it("open to the sessions they struck, and those to their timelines", async () => {
    const { page } = stage();
    await page.getByRole("link", { name: "an empty cart has no total" }).click();
    await page.getByRole("heading", { name: "an empty cart has no total" }).waitFor();
    expect(await page.getByRole("row").count(), "with the head").toBe(21);
    await page.getByRole("button", { name: "Show older ones" }).click();
    await expect.poll(() => page.getByRole("row").count()).toBe(41);
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByRole("region", { name: "Timeline" }).waitFor();
  });

  it("of which no event is left say so", async () => {
    const { page, server } = stage();
    await page.goto(`${server.origin}/sites/shop/errors/9f31`);
    await page.getByText("None is kept any more").waitFor();
    await page.goto(`${server.origin}/sites/shop/errors/never`);
    await page.getByRole("heading", { name: "This error did not happen" }).waitFor();
  });

  it("fit on a phone", async () => {
    const { page, server } = stage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.origin}/sites/shop/errors`);
    await page.getByText("an empty cart has no total").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

inBrowser("vitals", (stage) => {
  it("tell each value with its rating, in words too", async () => {
    const { page, signIn } = stage();
    await signIn("/sites/shop/vitals");
    await page.getByText("3.1 s Needs improvement").waitFor();
    await page.getByText("0.31 Poor").waitFor();
    await page.getByText("240 ms Good").waitFor();
    expect(await page.getByText("Not measured").count(), "INP and FCP").toBe(2);
    const row = page.getByRole("row", { name: "/demo/" });
    expect(await row.getByRole("cell").allTextContents()).toEqual([
      "3.1 s, Needs improvement",
      "–",
      "0.31, Poor",
      "–",
      "240 ms, Good",
      "80",
    ]);
  });

  it("are of the device that is chosen, and say where none was measured", async () => {
    const { page } = stage();
    await page.getByText("Tablet", { exact: true }).click();
    await page.getByRole("heading", { name: "Nothing was measured" }).waitFor();
    expect(new URL(page.url()).searchParams.get("device")).toBe("TABLET");
  });
});
