import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Collector } from "./collector.js";
import { Firefox } from "./signals-firefox.js";
import { arrived, inOrder } from "./signals-visit.js";

const EXECUTABLE = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
const CONTROL = "\uE009";

const PAGE = `<style>body { margin: 0; height: 3000px } body > * { position: absolute; border: 0 }</style>
  <button id="buy" style="left:100px;top:100px;width:100px;height:50px">Buy</button>
  <form id="form" style="left:100px;top:200px"><input id="name" style="width:200px;height:30px;border:0"></form>
  <div id="host" style="left:400px;top:100px"></div>
  <script>
    host.attachShadow({ mode: "open" }).innerHTML = "<button id='deep' style='width:100px;height:50px;border:0'>Deep</button>";
    buy.onclick = () => setTimeout(() => { throw new TypeError("refused") });
  </script>`;

let collector: Collector;
let firefox: Firefox;

// It is an extra witness where it is installed: `apt-get install firefox-esr`, or FIREFOX names another.
it.skipIf(!existsSync(EXECUTABLE))(
  "In Firefox what was done is what arrived (runs where firefox-esr is installed)",
  async () => {
    await firefox.goto(collector.url("/shop"));
    await firefox.evaluate(
      `new Promise((done) => { (function ask() { typeof window.heatmap?.flush === "function" ? done() : setTimeout(ask, 20) })() })`,
    );
    await firefox.click(150, 125);
    await firefox.click(450, 125);
    await firefox.click(200, 215);
    await firefox.press("Ann");
    await firefox.press("k", [CONTROL]);
    await firefox.evaluate(`history.pushState({}, "", "/cart")`);
    await firefox.evaluate(`heatmap.track("said")`);
    await firefox.evaluate(`scrollTo(0, 500)`);
    await firefox.goto("about:blank");
    await collector.until("both leaves", () => collector.of("leave").length === 2);

    expect(arrived(collector).sort()).toEqual(
      [
        ...[
          "view /shop",
          "click /shop 150,125 0 1",
          "error /shop",
          "click /shop 450,125 0 1",
          "click /shop 200,215 0 1",
        ],
        ...[
          "key /shop Ctrl+K",
          "input /shop short",
          "abandon /shop",
          "leave /shop",
          "view /cart",
          "custom /cart said",
          "leave /cart",
        ],
      ].sort(),
    );
    expect(inOrder(collector).map(({ event }) => event.seq)).toEqual(collector.events.map((_, n) => n + 1));
    expect(collector.of("click").map(({ target }) => target.selector)).toEqual([
      "#buy",
      "#host >>> #deep",
      "#name",
    ]);
    expect(collector.of("reaction").length).toBe(3);
    expect(collector.of("error")[0]!.line).toBeGreaterThan(0);
    expect(collector.of("scroll")).toMatchObject([{ y: 500 }]);
    expect(collector.of("vitals").map(({ name }) => name)).toEqual(expect.arrayContaining(["FCP", "TTFB"]));
  },
);

beforeAll(async () => {
  collector = new Collector();
  await collector.open();
  collector.html = PAGE;
  collector.head = collector.snippet();
  if (existsSync(EXECUTABLE)) firefox = await Firefox.launch(EXECUTABLE);
});

afterAll(async () => {
  await firefox?.close();
  await collector.close();
});
