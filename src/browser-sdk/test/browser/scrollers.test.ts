import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const BOXES = `<style>body { margin: 0; height: 3000px }</style>
  <div id="list" style="width:400px;height:200px;overflow:auto"><div style="width:1000px;height:2000px">
    <div id="inner" style="width:100px;height:100px;overflow:scroll;scrollbar-width:none"><p style="height:900px">Deep</p></div>
  </div></div>
  <div id="rtl" dir="rtl" style="width:300px;height:100px;overflow:auto"><div style="width:900px;height:50px"></div></div>
  <input id="field" style="width:50px"><textarea id="area" style="width:80px;height:30px"></textarea>
  <div id="notes" contenteditable style="width:80px;height:40px;overflow:auto"></div>
  <div data-heatmap-ignore><div id="never" style="height:50px;overflow:auto"><p style="height:500px"></p></div></div>`;

const OFTEN = 'data-flush-interval="600"';

type Place = [selector: string, x: number, y: number, right: number, bottom: number];

const places = (): Place[] =>
  at.collector.of("scroller").map((one) => [one.selector, one.x, one.y, one.right, one.bottom]);

/** Scrolls at once and waits until the browser has told everybody of it. */
const scrollTo = (selector: string, top: number, left = 0): Promise<void> =>
  at.page.evaluate(
    async ([found, y, x]) => {
      document.querySelector(found)!.scrollTo({ top: y, left: x, behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    },
    [selector, top, left] as const,
  );

describe("an element that scrolls itself", () => {
  it("is told by its anchor, with its place, its reach in the view so far and the size of what is in it", async () => {
    await at.visit(BOXES, OFTEN);
    await scrollTo("#list", 700, 150);
    await at.collector.until("down", () => places().length === 1);
    await scrollTo("#list", 100);
    await at.collector.until("up", () => places().length === 2);
    await scrollTo("#list #inner", 300);
    await at.collector.until("inside", () => places().length === 3);
    const [width, height] = await at.page.evaluate(() => {
      const { clientWidth, clientHeight } = document.querySelector("#list")!;
      return [clientWidth, clientHeight] as const;
    });
    expect(places()).toEqual([
      ["#list", 150, 700, 150 + width, 700 + height],
      ["#list", 0, 100, 150 + width, 700 + height],
      ["#inner", 0, 300, 100, 400],
    ]);
    expect(at.collector.of("scroller")[0]).toMatchObject({ page: "p1", tag: "div", content: [1000, 2000] });
    // The page itself has not moved.
    expect(at.collector.of("scroll")).toEqual([]);
  });

  it("leaves the page's own depth as it was", async () => {
    await at.visit(BOXES);
    await scrollTo("#list", 1800);
    await scrollTo("html", 400);
    await at.flush();
    await at.collector.until("both", () => at.collector.of("scroll").length === 1 && places().length === 1);
    expect(at.collector.of("scroll")).toMatchObject([{ y: 400, max: 1100 }]);
  });

  it("is told at most once in half a second, however much it scrolls", async () => {
    await at.visit(BOXES);
    const took = await at.page.evaluate(async () => {
      const list = document.querySelector("#list")!;
      const begun = performance.now();
      for (let y = 1; y <= 60; y++) {
        list.scrollTop = y * 20;
        await new Promise((done) => requestAnimationFrame(done));
      }
      return performance.now() - begun;
    });
    await at.collector.until("the end of it", () => places().some(([, , y]) => y === 1200));
    expect(places().length).toBeLessThanOrEqual(Math.ceil(took / 500) + 1);
    const times = at.collector.of("scroller").map(({ at: time }) => time);
    for (let n = 1; n < times.length; n++) expect(times[n]! - times[n - 1]!).toBeGreaterThanOrEqual(490);
  });

  it("counts from the right where it runs from right to left", async () => {
    await at.visit(BOXES);
    await scrollTo("#rtl", 0, -250);
    await at.flush();
    expect(places()).toEqual([["#rtl", 250, 0, 550, 100 - (await bar("#rtl"))]]);
  });

  it("is never a field, whose scrolling would tell how much was typed in it, nor what is ignored", async () => {
    await at.visit(BOXES);
    await at.page.evaluate(() => {
      const moved = new Set<string>();
      Object.assign(window, { moved });
      addEventListener("scroll", ({ target }) => moved.add((target as Element).id), true);
    });
    await at.page.locator("#field").pressSequentially("much more than there is place for");
    await at.page.locator("#area").pressSequentially("one\ntwo\nthree\nfour\nfive\n");
    await at.page.locator("#notes").pressSequentially("one\ntwo\nthree\nfour\nfive\n");
    const moved = await at.page.evaluate(() => [...(window as unknown as { moved: Set<string> }).moved]);
    expect(moved.sort(), "all three have scrolled").toEqual(["area", "field", "notes"]);
    await scrollTo("#never", 100);
    await scrollTo("#list", 100);
    await at.flush();
    expect(places().map(([selector]) => selector)).toEqual(["#list"]);
  });

  it("begins anew in the next view of a single-page site, and is told in its own view even when it has gone", async () => {
    await at.visit(
      `<div id="app"><main style="height:300px;overflow:auto"><p style="height:2000px"></p></main></div>`,
    );
    await scrollTo("main", 900);
    await at.flush();
    await scrollTo("main", 1000);
    await at.page.evaluate(() => {
      document.querySelector("#app")!.innerHTML =
        '<main style="height:200px;overflow:auto"><p style="height:1500px"></p></main>';
      history.pushState({}, "", "/next");
    });
    await scrollTo("main", 50);
    await at.flush();
    await at.collector.until("all three", () => places().length === 3);
    const told = at.collector.of("scroller").map(({ page, y, bottom }) => [page, y, bottom]);
    expect(told).toEqual([
      ["p1", 900, 1200],
      ["p1", 1000, 1300],
      ["p2", 50, 250],
    ]);
    const [one, gone] = at.collector.of("scroller");
    expect(gone!.content, "of what was in it, though it has gone").toEqual(one!.content);
  });

  it("that scrolls for ever by itself is told so often in a view, then by its end only, and the others go on", async () => {
    await at.visit(
      `<div id="ticker" style="height:50px;overflow:auto"><p style="height:90000px"></p></div>${BOXES}`,
    );
    await at.page.evaluate(async () => {
      const ticker = document.querySelector("#ticker")!;
      for (let n = 1; n <= 110; n++) {
        ticker.scrollTop = n;
        await new Promise((done) => ticker.addEventListener("scroll", done, { once: true }));
        void window.heatmap.flush();
      }
    });
    await scrollTo("#list", 100);
    await at.flush();
    await at.collector.until("the other", () =>
      at.collector.of("scroller").some((one) => one.selector === "#list"),
    );
    expect(places().length).toBe(101);
    await at.page.goto("about:blank");
    await at.collector.until("its end", () => places().length === 102);
    expect(places().at(-1)!.slice(0, 3)).toEqual(["#ticker", 0, 110]);
  });

  it("tells nothing any more after stop, nor where the site has switched heatmaps off", async () => {
    await at.visit(BOXES);
    await at.page.evaluate(() => window.heatmap.stop());
    await scrollTo("#list", 100);
    await at.page.evaluate(() =>
      window.heatmap.start({
        siteId: "pk_test",
        apiEndpoint: new URL("/v1/events/collect", location.href).href,
        enableHeatmaps: false,
      }),
    );
    await scrollTo("#list", 200);
    await at.page.evaluate(() => window.heatmap.stop());
    await at.collector.until("both ends", () => at.collector.of("leave").length === 2);
    expect(places()).toEqual([]);
  });
});

describe("an application whose main part scrolls, and not its document", () => {
  it("is told by wheel as by keyboard", async () => {
    await at.visit(
      `<style>html, body { margin: 0; height: 100%; overflow: hidden }</style>
      <div style="display:flex;height:100%"><nav style="width:200px">Menu</nav>
        <main tabindex="0" style="flex:1;overflow-y:auto"><div style="height:5000px">Much</div></main></div>`,
      OFTEN,
    );
    await at.page.mouse.move(500, 300);
    await at.page.mouse.wheel(0, 600);
    await at.page.waitForFunction(() => document.querySelector("main")!.scrollTop === 600);
    await at.collector.until("the wheel", () => places().some(([, , y]) => y === 600));
    await at.page.focus("main");
    await at.page.keyboard.press("End");
    await at.collector.until("the end", () => places().some(([, , , , bottom]) => bottom === 5000));
    expect(new Set(places().map(([selector]) => selector))).toEqual(new Set(["main"]));
    expect(at.collector.of("scroll")).toEqual([]);
  });
});

describe("what scrolls inside another tree", () => {
  it("is told of an open shadow tree, from the first touch on", async () => {
    await at.visit(
      `<style>body { margin: 0 }</style><x-list></x-list><script>
      const root = document.querySelector("x-list").attachShadow({ mode: "open" });
      root.innerHTML = "<x-box></x-box>";
      root.querySelector("x-box").attachShadow({ mode: "open" }).innerHTML =
        '<div id="box" style="width:300px;height:200px;overflow:auto"><p style="height:2000px"></p></div>';
    </script>`,
      OFTEN,
    );
    for (const [notch, y] of [100, 200].entries()) {
      await at.page.mouse.move(100, 100 + notch);
      await at.page.mouse.wheel(0, 100);
      await at.collector.until(`${y} px`, () => places().some((place) => place[2] === y));
    }
    expect(new Set(places().map(([selector]) => selector))).toEqual(new Set(["x-list >>> x-box >>> #box"]));
    await at.page.evaluate(() => window.heatmap.stop());
    await at.collector.until("the end", () => at.collector.of("leave").length === 1);
    expect(await at.page.evaluate(() => Object.keys(window.heatmap.counts))).not.toContain("error");
  });

  it("is told of a frame of the same origin: its document and the boxes in it", async () => {
    at.collector.pages["/inner"] =
      '<div id="box" style="height:100px;overflow:auto"><p style="height:900px"></p></div><p style="height:3000px"></p>';
    await at.visit('<iframe id="own" src="/inner" style="width:300px;height:200px;border:0"></iframe>');
    await at.page.evaluate(async () => {
      const inside = document.querySelector<HTMLIFrameElement>("#own")!.contentDocument!;
      inside.documentElement.scrollTop = 500;
      inside.querySelector("#box")!.scrollTop = 80;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    await at.flush();
    const told = places().sort(([one], [other]) => one.localeCompare(other));
    expect(told.map(([selector, , y, , bottom]) => [selector, y, bottom])).toEqual([
      ["#own >>> #box", 80, 180],
      ["#own >>> html", 500, 700],
    ]);
    expect(at.collector.of("scroll")).toEqual([]);
  });
});

/** What a horizontal scroll bar takes of the height: none where bars lie over the content. */
const bar = (selector: string): Promise<number> =>
  at.page.evaluate((found) => {
    const { offsetHeight, clientHeight } = document.querySelector<HTMLElement>(found)!;
    return offsetHeight - clientHeight;
  }, selector);
