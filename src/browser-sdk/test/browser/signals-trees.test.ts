import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const SHADOW = `<style>body { margin: 0 } button { border: 0 }</style>
  <div id="host" style="position:absolute;left:100px;top:300px" data-heatmap-unmask></div>
  <div id="hidden" data-heatmap-ignore></div>
  <script>
    const inside = document.querySelector("#host").attachShadow({ mode: "open" });
    inside.innerHTML = '<button id="deep" style="width:80px;height:40px;border:0">Deep</button>' +
      '<form id="asked"><input id="word"><button id="ask">Ask</button></form>';
    inside.querySelector("form").addEventListener("submit", (e) => e.preventDefault());
    inside.querySelector("#deep").onclick = () => setTimeout(() => inside.append("changed"), 20);
    document.querySelector("#hidden").attachShadow({ mode: "open" }).innerHTML = '<button id="never">Never</button>';
  </script>`;

const INNER = `<style>body { margin: 0 } button { border: 0 }</style><button id="in" style="position:absolute;left:20px;top:50px;width:100px;height:40px;margin:0">Inside</button>
  <input id="typed" style="position:absolute;left:20px;top:120px">`;

const FRAMES = `<style>body { margin: 0; height: 3000px }</style>
  <iframe id="own" style="position:absolute;left:200px;top:1000px;width:400px;height:300px;border:5px solid" src="/inner"></iframe>
  <iframe id="foreign" style="position:absolute;left:200px;top:1400px;width:400px;height:200px" src="ELSEWHERE"></iframe>`;

describe("an open shadow tree", () => {
  it("tells the element inside, its path from the host, and the reaction that shows inside only", async () => {
    await at.visit(SHADOW, 'data-flush-interval="100"');
    await at.page.click("#host #deep", { position: { x: 40, y: 20 } });
    await at.collector.until("the reaction", () => at.collector.of("reaction").length === 1);
    const [click] = at.collector.of("click");
    expect(click).toMatchObject({ x: 140, y: 320, target: { selector: "#host >>> #deep", tag: "button" } });
    // What the host allows holds for what is in it.
    expect(click!.target.text).toBe("Deep");
    expect(at.collector.of("reaction")[0]!.mutation).not.toBeNull();
  });

  it("tells fields and forms inside, which the document hears nothing of, and nothing below an ignored host", async () => {
    await at.visit(SHADOW);
    await at.page.type("#host #word", "abc");
    await at.page.click("#host #ask");
    await at.page.click("#hidden #never");
    await at.flush();
    expect(at.collector.of("input").map(({ target }) => target.selector)).toEqual(["#host >>> #word"]);
    expect(at.collector.of("submit")).toMatchObject([
      { target: { selector: "#host >>> #asked" }, fields: 1 },
    ]);
    expect(at.collector.of("click").map(({ target }) => target.selector)).toEqual(["#host >>> #ask"]);
  });
});

describe("a frame of the same origin", () => {
  async function framed(): Promise<void> {
    at.collector.pages["/inner"] = INNER;
    await at.visit(FRAMES.replace("ELSEWHERE", at.collector.elsewhere("/inner")));
    await at.page.evaluate(() => scrollTo(0, 900));
  }

  it("tells what is done in it in coordinates of the page, by a path through the frame", async () => {
    await framed();
    await at.page
      .frameLocator("#own")
      .locator("#in")
      .click({ position: { x: 50, y: 20 } });
    await at.page.frameLocator("#own").locator("#typed").fill("words");
    await at.page.frameLocator("#foreign").locator("#in").click();
    await at.page.mouse.move(300, 200);
    await at.flush();
    await at.collector.until("the trail", () => at.collector.of("move").length > 0);
    expect(at.collector.of("click")).toMatchObject([
      {
        x: 200 + 5 + 20 + 50,
        y: 1000 + 5 + 50 + 20,
        target: { selector: "#own >>> #in", rx: 16384, ry: 16384 },
      },
    ]);
    expect(at.collector.of("input")).toMatchObject([{ target: { selector: "#own >>> #typed" } }]);
    const points = at.collector.of("move").flatMap((trail) => trail.points);
    expect(points[points.length - 1]!.slice(1)).toEqual([300, 1100]);
  });

  it("goes on being heard after it has loaded another document, and no more after stop", async () => {
    await framed();
    await at.page.frameLocator("#own").locator("#in").click();
    await at.page.evaluate(() => (document.querySelector<HTMLIFrameElement>("#own")!.src = "/inner?again"));
    await at.page.waitForFunction(() => {
      const again = document.querySelector<HTMLIFrameElement>("#own")!.contentDocument!;
      return again.URL.endsWith("again") && again.readyState === "complete";
    });
    await at.page.frameLocator("#own").locator("#in").click();
    await at.page.evaluate(() => window.heatmap.stop());
    await at.collector.until("both clicks", () => at.collector.of("click").length === 2);
    await at.page.frameLocator("#own").locator("#in").click();
    expect(await at.page.evaluate(() => Object.values(window.heatmap.counts))).not.toContain("error");
    expect(at.collector.of("click").map(({ target }) => target.selector)).toEqual([
      "#own >>> #in",
      "#own >>> #in",
    ]);
    expect(at.collector.of("view").length).toBe(1);
  });
});

describe("standing still", () => {
  it("is told of fixed and sticky elements, in frames and shadow trees too", async () => {
    await at.visit(`<style>body { margin: 0; height: 3000px }</style>
      <div style="position:sticky;top:0"><button id="stuck">Stuck</button></div>
      <div id="bar" style="position:fixed;bottom:0"></div><p><button id="free">Free</button></p>
      <script>document.querySelector("#bar").attachShadow({ mode: "open" }).innerHTML = "<button id='pinned'>Pinned</button>"</script>`);
    await at.page.click("#stuck");
    await at.page.click("#bar #pinned");
    await at.page.click("#free");
    await at.flush();
    expect(at.collector.of("click").map(({ target }) => target.fixed)).toEqual([true, true, false]);
  });
});
