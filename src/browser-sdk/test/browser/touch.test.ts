import { devices } from "playwright-core";
import { expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

/** A telephone: no mouse, and after each tap the browser makes the mouse's events that pages wait for. */
const PHONE = devices["Pixel 7"]!;

const PAGE = `<meta name="viewport" content="width=device-width">
  <style>body { margin: 0; height: 4000px } button { position: absolute; left: 100px; width: 120px; height: 60px }</style>
  <button id="one" style="top:100px">One</button><button id="two" style="top:300px">Two</button>
  <label id="label" style="position:absolute;top:400px">Agree <input type="checkbox" id="agree"></label>
  <script>
    const heard = window.heard = [];
    for (const type of ["touchstart", "mousedown", "mouseup", "click"])
      addEventListener(type, (event) => heard.push(type), true);
  </script>`;

it("a tap is one click, in its place, though the browser makes a mouse's events of it too", async () => {
  const context = await at.page.context().browser()!.newContext(PHONE);
  const page = await context.newPage();
  at.collector.html = PAGE;
  at.collector.head = at.collector.snippet();
  await page.goto(at.collector.url());
  await page.waitForFunction(() => typeof window.heatmap?.flush === "function");
  await page.touchscreen.tap(160, 130);
  await page.tap("#two");
  await page.tap("#label", { position: { x: 5, y: 5 } });
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.filter((type) => type === "touchstart").length).toBe(3);
  expect(heard.filter((type) => type === "mousedown").length, "made by the browser").toBe(3);
  await page.evaluate(() => window.heatmap.flush());
  await context.close();
  await at.collector.until("three clicks", () => at.collector.of("click").length >= 3);
  const clicks = at.collector.of("click");
  expect(
    clicks.map(({ target, button, count, trusted, pointer }) => [
      target.selector,
      button,
      count,
      trusted,
      pointer,
    ]),
  ).toEqual([
    ["#one", 0, 1, true, "touch"],
    ["#two", 0, 1, true, "touch"],
    ["#label", 0, 1, true, "touch"],
  ]);
  expect(clicks[0]).toMatchObject({ x: 160, y: 130, target: { rx: 16384, ry: 16384 } });
  expect(at.collector.of("move"), "a finger says nothing of where one looks").toEqual([]);
});
