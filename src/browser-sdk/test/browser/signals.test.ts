import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<style>body { margin: 0 }</style>
  <header style="position:fixed;top:0;left:0;width:100%;height:40px;background:#eee"><button id="menu">Menu</button></header>
  <main style="height:4000px;padding-top:100px">
    <button id="buy" style="position:absolute;left:100px;top:200px;width:200px;height:100px">Buy now</button>
    <button id="dead" style="position:absolute;left:400px;top:200px;width:100px;height:100px">Nothing</button>
    <label id="agree-label" style="position:absolute;left:100px;top:400px"><input type="checkbox" id="agree"> Agree</label>
    <a id="away" href="/next" style="position:absolute;left:400px;top:400px">Away</a>
    <ul style="position:absolute;left:600px;top:400px"><li>one</li><li><span>two</span></li></ul>
  </main>
  <script>buy.onclick = () => setTimeout(() => { document.title = "Bought" }, 30)</script>`;

describe("a click", () => {
  it("arrives with its place, document, target and the page it was made on", async () => {
    await at.visit(PAGE);
    await at.page.mouse.click(150, 225);
    await at.flush();
    await at.collector.until("a click", () => at.collector.of("click").length === 1);
    const [click] = at.collector.of("click");
    const height = await at.page.evaluate(() => document.documentElement.scrollHeight);
    expect(click).toMatchObject({
      ...{ page: "p1", x: 150, y: 225, document: [1000, height], button: 0, count: 1, trusted: true },
      target: { selector: "#buy", tag: "button", text: "xxx xxx", rx: 8192, ry: 8192, fixed: false },
    });
    const { batch } = at.collector.accepted[0]!;
    // On a busy machine the button's answer may come before the batch is made.
    const title: unknown = expect.stringMatching(/^(Test page|Bought)$/);
    expect(batch.pages[0]).toMatchObject({ id: "p1", title, viewport: [1000, 700] });
  });

  it("tells place in the document when scrolled, and that a fixed element stands still", async () => {
    await at.visit(PAGE);
    await at.page.evaluate(() => scrollTo(0, 1000));
    await at.page.mouse.click(500, 350);
    await at.page.click("#menu");
    await at.flush();
    await at.collector.until("two clicks", () => at.collector.of("click").length === 2);
    const [first, second] = at.collector.of("click");
    expect(first).toMatchObject({ x: 500, y: 1350, target: { fixed: false } });
    expect(second).toMatchObject({ target: { selector: "#menu", fixed: true } });
    expect(second!.y).toBeGreaterThanOrEqual(1000);
  });

  it("is told once for each press, whatever the button or the device", async () => {
    await at.visit(PAGE);
    await at.page.click("#buy", { button: "middle" });
    await at.page.click("#buy", { button: "right" });
    await at.page.dblclick("#dead");
    await at.page.click("#agree-label", { position: { x: 40, y: 8 } });
    await at.page.focus("#buy");
    await at.page.keyboard.press("Enter");
    await at.page.evaluate(() => document.querySelector<HTMLElement>("#dead")!.click());
    await at.flush();
    await at.collector.until("seven clicks", () => at.collector.of("click").length >= 7);
    const told = at.collector.of("click").map((c) => [c.target.selector, c.button, c.count, c.pointer]);
    expect(told).toEqual([
      ["#buy", 1, 1, "mouse"],
      ["#buy", 2, 1, "mouse"],
      ["#dead", 0, 1, "mouse"],
      ["#dead", 0, 2, "mouse"],
      ["#agree-label", 0, 1, "mouse"],
      ["#buy", 0, 1, "key"],
      ["#dead", 0, 1, undefined],
    ]);
    expect(
      at.collector
        .of("click")
        .map((c) => c.trusted)
        .lastIndexOf(true),
      "but the last",
    ).toBe(5);
    const keyboard = at.collector.of("click")[5]!;
    expect(keyboard).toMatchObject({ x: 200, y: 250, target: { rx: 16384, ry: 16384 } });
  });

  it("names elements without an id by a path that finds only them", async () => {
    await at.visit(PAGE);
    await at.page.click("li span");
    await at.flush();
    await at.collector.until("a click", () => at.collector.of("click").length === 1);
    const { selector } = at.collector.of("click")[0]!.target;
    expect(await at.page.locator(selector).allTextContents()).toEqual(["two"]);
  });
});

describe("the reaction to a click", () => {
  it("tells when the page first changed, and null where nothing followed", async () => {
    await at.visit(PAGE, 'data-flush-interval="100"');
    await at.page.click("#dead");
    await at.collector.until("the first reaction", () => at.collector.of("reaction").length === 1);
    await at.page.click("#buy");
    await at.collector.until("the second reaction", () => at.collector.of("reaction").length === 2);
    const [dead, bought] = at.collector.of("reaction");
    const clicks = at.collector.of("click");
    expect(dead).toMatchObject({ of: clicks[0]!.seq, mutation: null, scroll: null, navigation: null });
    expect(dead!.observed).toBeGreaterThanOrEqual(2_400);
    expect(bought).toMatchObject({ of: clicks[1]!.seq, navigation: null });
    expect(bought!.mutation).toBeGreaterThanOrEqual(25);
    expect(bought!.mutation).toBeLessThan(2_500);
  });

  it("names its click also when that click filled the batch", async () => {
    await at.visit(PAGE, 'data-flush-size="2"');
    await at.page.mouse.move(300, 300);
    await at.page.click("#dead");
    await at.page.goto("about:blank");
    await at.collector.until("the reaction", () => at.collector.of("reaction").length === 1);
    expect(at.collector.of("move").length).toBeGreaterThan(0);
    expect(at.collector.of("reaction")[0]!.of).toBe(at.collector.of("click")[0]!.seq);
  });

  it("tells that the page was left", async () => {
    await at.visit(PAGE);
    await at.page.click("#away");
    await at.collector.until("the reaction", () => at.collector.of("reaction").length === 1);
    const [reaction] = at.collector.of("reaction");
    expect(reaction!.navigation).not.toBeNull();
    expect(reaction!.observed).toBeLessThan(2_500);
  });
});

describe("movement", () => {
  it("comes as trails of points at least 100 ms apart", async () => {
    await at.visit(PAGE);
    const from = Date.now();
    for (let x = 0; Date.now() - from < 1_500; x = (x + 7) % 900) await at.page.mouse.move(x, 300);
    await at.flush();
    await at.collector.until("a trail", () => at.collector.of("move").length > 0);
    const [trail] = at.collector.of("move");
    expect(trail!.points[0]![0]).toBe(0);
    expect(trail!.points.length).toBeGreaterThan(3);
    expect(trail!.points.length).toBeLessThanOrEqual(16);
    trail!.points.reduce((before, point) => {
      expect(point[0] - before[0]).toBeGreaterThanOrEqual(100);
      return point;
    });
    expect(trail!.points.every(([, x, y]) => x <= 900 && y === 300)).toBe(true);
  });

  it("is closed into each batch, so that batches of a run cover disjoint times in order", async () => {
    await at.visit(PAGE, 'data-flush-interval="400"');
    for (let x = 0; at.collector.accepted.length < 4; x = (x + 11) % 900) {
      await at.page.mouse.move(x, 300);
      if (x % 5 === 0) await at.page.mouse.wheel(0, 40);
    }
    let end = 0;
    let seq = 0;
    for (const { batch } of at.collector.accepted) {
      for (const event of batch.events) expect(event.seq).toBe(++seq);
      expect(Math.min(...batch.events.map((event) => event.at))).toBeGreaterThanOrEqual(end);
      end = Math.max(
        ...batch.events.map((e) => (e.type === "move" ? e.at + e.points[e.points.length - 1]![0] : e.at)),
      );
    }
  });
});

describe("scrolling", () => {
  it("tells where the page stands and how deep it has been", async () => {
    await at.visit(PAGE, 'data-flush-interval="100"');
    await at.page.evaluate(() => scrollTo(0, 2000));
    await at.collector.until("deep", () => at.collector.of("scroll").length === 1);
    await at.page.evaluate(() => scrollTo(0, 100));
    await at.collector.until("back", () => at.collector.of("scroll").length === 2);
    expect(at.collector.of("scroll").map(({ y, max }) => [y, max])).toEqual([
      [2000, 2700],
      [100, 2700],
    ]);
  });
});

describe("views", () => {
  it("begin on load and on each change of address, and each but the last has its leave", async () => {
    await at.visit(PAGE, "", "/shop");
    await at.page.evaluate(() => {
      history.pushState({}, "", "/cart");
      document.title = "Cart";
      history.replaceState({ kept: 1 }, "");
      history.replaceState({}, "", "/cart?step=2");
      location.hash = "details";
    });
    await at.page.goBack();
    await at.page.evaluate(() => (location.hash = "#/route"));
    await at.flush();
    await at.collector.until("four views", () => at.collector.of("view").length === 4);
    const pages = new Map(at.collector.accepted.flatMap(({ batch }) => batch.pages).map((p) => [p.id, p]));
    const shown = at.collector.of("view").map(({ page }) => new URL(pages.get(page)!.url));
    expect(shown.map(({ pathname, search, hash }) => pathname + search + hash)).toEqual([
      "/shop",
      "/cart",
      "/cart?step=2",
      "/cart?step=2#/route",
    ]);
    expect(new URL(pages.get("p2")!.referrer!).pathname).toBe("/shop");
    expect(at.collector.of("leave").map(({ page }) => page)).toEqual(["p1", "p2", "p3"]);
  });

  it("begin anew when the page comes back from the back-forward cache", async () => {
    await at.visit(PAGE, 'data-flush-interval="200"', "/first");
    await at.collector.until("the first view", () => at.collector.accepted.length === 1);
    const { run } = at.collector.accepted[0]!.batch;
    await at.page.goto(at.collector.url("/second"));
    // The driver loses sight of a page that comes out of the cache; the collector does not.
    await at.page.evaluate(() => void setTimeout(() => history.back()));
    const ofFirst = (): string[] =>
      at.collector.accepted
        .filter(({ batch }) => batch.run === run)
        .flatMap(({ batch }) => batch.events.filter((e) => /view|leave/.test(e.type)))
        .map((event) => `${event.type} ${event.page}`);
    await at.collector.until("the second view", () => ofFirst().length === 3);
    expect(ofFirst()).toEqual(["view p1", "leave p1", "view p2"]);
  });

  it("tell how long somebody was engaged", async () => {
    await at.visit(PAGE);
    const from = Date.now();
    while (Date.now() - from < 1_000) await at.page.mouse.move(Date.now() % 500, 300);
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    const { engaged } = at.collector.of("leave")[0]!;
    expect(engaged).toBeGreaterThanOrEqual(900);
    expect(engaged).toBeLessThan(20_000);
  });
});
