import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

/** The driver's tabs never go to the back by themselves. */
async function turn(state: "hidden" | "visible"): Promise<void> {
  await at.page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    Object.defineProperty(document, "hidden", { value: value === "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

const pressed = (): string[] => at.collector.of("key").map(({ combo }) => combo);

describe("shortcuts", () => {
  it("are told by name, with a modifier only, and nothing of what is typed", async () => {
    await at.visit('<input id="one"><div data-heatmap-ignore><input id="two"></div>');
    await at.page.focus("#one");
    await at.page.keyboard.type("Plain Typing 4711 @ß");
    for (const combo of ["Control+k", "Control+Shift+P", "Alt+x", "Meta+Enter", "Control+Space"])
      await at.page.keyboard.press(combo);
    for (const silent of ["Escape", "Shift+A", "Enter", "F2", "Control", "AltGraph+q"])
      await at.page.keyboard.press(silent);
    await at.page.evaluate(() => {
      const told = (more: KeyboardEventInit): boolean =>
        document
          .querySelector("#one")!
          .dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, composed: true, ...more }));
      told({ key: "@", ctrlKey: true, altKey: true, code: "KeyQ" }); // AltGr on Windows.
      told({ key: "ß", altKey: true, code: "KeyS" }); // Option on a Mac.
      told({ key: "2", altKey: true, code: "Numpad2" }); // A sign by its number.
      told({ key: "v", ctrlKey: true, repeat: true });
    });
    await at.page.focus("#two");
    await at.page.keyboard.press("Control+j");
    await at.flush();
    expect(pressed()).toEqual(["Ctrl+K", "Ctrl+Shift+P", "Alt+X", "Meta+Enter", "Ctrl+Space"]);
  });
});

describe("copying", () => {
  it("tells how much was taken, in a text and in a field, never what", async () => {
    await at.visit('<p id="text">Secret words</p><input id="field" value="4711 more">');
    await at.page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector("#text")!));
    await at.page.keyboard.press("Control+c");
    await at.page.evaluate(() => document.querySelector<HTMLInputElement>("#field")!.setSelectionRange(0, 4));
    await at.page.focus("#field");
    await at.page.evaluate(() => document.querySelector<HTMLInputElement>("#field")!.setSelectionRange(0, 4));
    await at.page.keyboard.press("Control+x");
    await at.flush();
    expect(at.collector.of("copy").map(({ target, length }) => [target.tag, length])).toEqual([
      ["p", 12],
      ["input", 4],
    ]);
    expect(at.collector.words).not.toMatch(/Secret|4711/);
  });
});

describe("errors", () => {
  const THROWING = `<script>
    function fail(message) { throw new TypeError(message) }
    window.onerror = (...told) => { (window.seen ||= []).push([told[0], told[2]]); return true };
    addEventListener("unhandledrejection", (e) => { (window.rejected ||= []).push(String(e.reason)); e.preventDefault() });
  </script>`;

  it("are told once a view, with the place of the site's own first frame, and the site's own handlers see all", async () => {
    at.collector.scripts["/lib.js"] = "function call(work) { work() }";
    at.collector.scripts["/own.js"] = "function own() {\n  null.name\n}\nfunction twice() { call(own) }";
    await at.visit(
      `${THROWING}<script src="${at.collector.elsewhere("/lib.js")}" crossorigin></script><script src="/own.js?v=1"></script>`,
    );
    await at.page.evaluate(() => {
      for (let n = 0; n < 3; n++) setTimeout("twice()");
    });
    await at.page.waitForFunction(() => (window as unknown as { seen?: unknown[] }).seen?.length === 3);
    await at.flush();
    expect(at.collector.of("error")).toMatchObject([
      {
        kind: "error",
        message: "TypeError: Cannot read properties of null (reading 'name')",
        source: at.collector.url("/own.js"),
        line: 2,
        column: 8,
      },
    ]);
    expect(at.collector.of("error")[0]!.stack).toMatch(/^own@.*\/own\.js:2:8\ncall@.*\/lib\.js:1:/);
    await at.page.evaluate(() => {
      history.pushState({}, "", "/next");
      setTimeout("twice()");
    });
    await at.page.waitForFunction(() => (window as unknown as { seen?: unknown[] }).seen?.length === 4);
    await at.flush();
    expect(at.collector.of("error").map(({ page }) => page)).toEqual(["p1", "p2"]);
  });

  it("hold no text of a person", async () => {
    await at.visit(THROWING);
    await at.page.evaluate(() => {
      const later = (work: () => void): void => void setTimeout(work);
      later(() => {
        throw new Error("Order of Ann Smith, 4711, failed");
      });
      later(() => JSON.parse('"Ann" Smith'));
      later(() => document.querySelector("#Ann Smith]"));
      later(() => {
        throw "Ann herself";
      });
      void Promise.reject(new Error("Ann rejected"));
      void Promise.reject({ name: "Ann" });
      void Promise.reject("Ann alone");
    });
    await at.page.waitForFunction(
      () => (window as unknown as { rejected?: unknown[] }).rejected?.length === 3,
    );
    await at.flush();
    await at.collector.until("seven errors", () => at.collector.of("error").length === 7);
    expect(at.collector.words).not.toMatch(/Ann|Smith|4711|herself|alone/);
    const messages = at.collector.of("error").map(({ kind, message }) => `${kind}: ${message}`);
    expect(messages).toContain("error: Error: xxxxx xx xxx xxxxx, 0000, xxxxxx");
    expect(
      messages.some((message) => /^error: SyntaxError: (Failed to execute|Unexpected)/.test(message)),
    ).toBe(true);
  });

  it("are told as they are, but scrubbed, where the site doesn't mask text", async () => {
    await at.visit(THROWING, 'data-mask-text="false"');
    await at.page.evaluate(() => void Promise.reject(new RangeError("Too many for ann@smith.example")));
    await at.page.waitForFunction(
      () => (window as unknown as { rejected?: unknown[] }).rejected?.length === 1,
    );
    await at.flush();
    expect(at.collector.of("error")).toMatchObject([
      { kind: "rejection", message: "RangeError: Too many for :email" },
    ]);
  });

  it("include files that did not load, by element and address without query", async () => {
    await at.visit('<img id="gone" src="data:image/png;base64,AAAA">');
    await at.page.evaluate(() => {
      const script = Object.assign(document.createElement("script"), {
        src: "http://localhost:1/no.js?key=1",
      });
      script.id = "missing";
      const failed = new Promise((done) => (script.onerror = done));
      document.body.append(script);
      return failed;
    });
    await at.flush();
    const missing = at.collector.of("error").filter(({ kind }) => kind === "resource");
    expect(missing).toContainEqual(
      expect.objectContaining({ message: "script #missing", source: "http://localhost:1/no.js" }),
    );
  });
});

describe("web vitals", () => {
  const MOVING = `<h1 style="font-size:80px">A large heading</h1><button id="slow">Slow</button><p id="below">Below</p>
    <script>
      slow.onclick = () => { const until = performance.now() + 250; while (performance.now() < until); };
      addEventListener("load", () => setTimeout(() => {
        const late = document.createElement("div");
        late.style.height = "300px";
        document.body.prepend(late);
        requestAnimationFrame(() => requestAnimationFrame(() => (window.shifted = true)));
      }, 600));
    </script>`;

  /** What the browser itself says, by the same definitions, asked for independently of the script. */
  const measured = (): Promise<Record<string, number>> =>
    at.page.evaluate(async () => {
      const all = (type: string): Promise<PerformanceEntry[]> =>
        new Promise((done) => {
          const observer = new PerformanceObserver((list) => done(list.getEntries()));
          observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
        });
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const lcp = await all("largest-contentful-paint");
      const shifts = (await all("layout-shift")) as (PerformanceEntry & { value: number })[];
      const events = (await all("event")) as (PerformanceEntry & { interactionId: number })[];
      return {
        TTFB: navigation!.responseStart,
        FCP: performance.getEntriesByName("first-contentful-paint")[0]!.startTime,
        LCP: lcp[lcp.length - 1]!.startTime,
        CLS: shifts.reduce((sum, { value }) => sum + value, 0),
        INP: Math.max(...events.filter((e) => e.interactionId).map(({ duration }) => duration)),
      };
    });

  it("are the browser's own figures, told once when the view ends", async () => {
    await at.visit(MOVING);
    await at.page.waitForFunction(() => (window as unknown as { shifted?: boolean }).shifted);
    await at.page.click("#slow");
    const figures = await measured();
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    const told = at.collector.of("vitals");
    expect(told.map(({ name }) => name).sort()).toEqual(["CLS", "FCP", "INP", "LCP", "TTFB"]);
    expect(figures["CLS"]).toBeGreaterThan(0.01);
    expect(figures["INP"]).toBeGreaterThanOrEqual(240);
    for (const { name, value } of told)
      expect(value, name).toBeCloseTo(figures[name]!, name === "CLS" ? 3 : 0);
    const by = Object.fromEntries(told.map(({ name, rating }) => [name, rating]));
    expect(by).toMatchObject({ INP: figures["INP"]! <= 500 ? "needs-improvement" : "poor" });
  });

  it("of a view that began in the page are those that it can have", async () => {
    await at.visit(MOVING);
    await at.page.waitForFunction(() => (window as unknown as { shifted?: boolean }).shifted);
    await at.page.evaluate(() => history.pushState({}, "", "/next"));
    await at.page.click("#slow");
    await measured();
    await turn("hidden");
    await at.collector.until("both", () => at.collector.of("vitals").length >= 6);
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 2);
    const names = (page: string): string[] =>
      at.collector
        .of("vitals")
        .filter((one) => one.page === page)
        .map(({ name }) => name)
        .sort();
    expect(names("p1")).toEqual(["CLS", "FCP", "LCP", "TTFB"]);
    expect(names("p2")).toEqual(["CLS", "INP"]);
    expect(at.collector.of("vitals").find(({ page, name }) => page === "p2" && name === "CLS")!.value).toBe(
      0,
    );
  });
});

describe("visibility", () => {
  it("is told when the tab goes to the back, in the batch that leaves then, and when it comes back", async () => {
    await at.visit("<p>Text</p>", 'data-flush-interval="600000"');
    await turn("hidden");
    await at.collector.until("hidden", () => at.collector.of("visible").length === 1);
    await turn("visible");
    await at.flush();
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("visible").map(({ state }) => state)).toEqual(["hidden", "visible"]);
  });
});

describe("attention", () => {
  const LONG = "<style>body { margin: 0; height: 5000px } p { margin: 0 }</style><p>Text</p>";

  async function stay(ms: number): Promise<void> {
    const from = Date.now();
    while (Date.now() - from < ms) await at.page.mouse.move(100 + (Date.now() % 500), 300);
  }

  it("tells for how long each portion was in view, all of it the engaged time", async () => {
    await at.visit(LONG);
    await stay(1_200);
    await at.page.evaluate(() => scrollTo(0, 2000));
    await stay(1_800);
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    const portions = at.collector.of("attention").flatMap((event) => event.portions);
    const time = (top: number): number =>
      portions.filter(([y]) => y === top).reduce((sum, [, , ms]) => sum + ms, 0);
    expect(new Set(portions.map(([top, height]) => `${top} ${height}`))).toEqual(
      new Set(["0 700", "2000 700"]),
    );
    expect(time(0)).toBeGreaterThan(900);
    expect(time(2000)).toBeGreaterThan(1_500);
    const { engaged } = at.collector.of("leave")[0]!;
    const sum = portions.reduce((total, [, , ms]) => total + ms, 0);
    expect(Math.abs(sum - engaged)).toBeLessThan(100);
    expect(at.collector.of("attention")[0]!.document).toEqual([1000, 5000]);
  });

  it("isn't told, nor clicks, moves or scrolling, where the site has switched heatmaps off", async () => {
    await at.visit(`${LONG}<button id="one">One</button>`, 'data-enable-heatmaps="false"');
    await stay(500);
    await at.page.evaluate(() => scrollTo(0, 1000));
    await at.page.mouse.click(50, 50);
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    const kinds = new Set(at.collector.events.map(({ type }) => type));
    for (const kind of ["attention", "click", "reaction", "move", "scroll"] as const)
      expect(kinds).not.toContain(kind);
    expect(kinds).toContain("view");
    expect(kinds).toContain("vitals");
  });
});
