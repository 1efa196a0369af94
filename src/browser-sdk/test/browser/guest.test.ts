import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<button id="one">One</button>
  <p id="bill">Invoice 4711 for Ann Smith</p>
  <p id="kept" data-heatmap-unmask>Total 20 <b data-heatmap-mask>Ann</b>, ann@smith.example</p>
  <div data-heatmap-ignore><button id="private">Private</button></div>
  <form><input id="name" value="Ann Smith"><textarea id="note">my secret</textarea></form>`;

/** Counts what is taken from the page and given back, from before our script runs. */
function bookkeeping(): void {
  const open = new Set<string>();
  // The driver listens too; only what our script does is counted.
  const ours = (): boolean => /heatmap\.js/.test(new Error().stack ?? "");
  const names = new Map<unknown, number>();
  const key = (target: unknown, type: string, handler: unknown): string => {
    for (const one of [target, handler]) if (!names.has(one)) names.set(one, names.size);
    return `${names.get(target)} ${type} ${names.get(handler)}`;
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type: string, handler: never, options?: never) {
    if (ours()) open.add(key(this ?? window, type, handler));
    return add.call(this ?? window, type, handler, options);
  };
  EventTarget.prototype.removeEventListener = function (type: string, handler: never, options?: never) {
    open.delete(key(this ?? window, type, handler));
    return remove.call(this ?? window, type, handler, options);
  };
  const set = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  window.setTimeout = ((work: () => void, ms?: number) => {
    const id = set(() => {
      open.delete(`timer ${id}`);
      work();
    }, ms);
    if (ours()) open.add(`timer ${id}`);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    open.delete(`timer ${id}`);
    clear(id);
  };
  const { observe, disconnect } = MutationObserver.prototype;
  MutationObserver.prototype.observe = function (...args) {
    if (ours()) open.add(key(this, "observer", null));
    observe.apply(this, args);
  };
  MutationObserver.prototype.disconnect = function () {
    open.delete(key(this, "observer", null));
    disconnect.call(this);
  };
  Object.assign(window, { taken: open, push: history.pushState, replace: history.replaceState });
}

interface Books extends Window {
  taken: Set<string>;
  push: unknown;
  replace: unknown;
}

const deviceHolds = (): Promise<unknown> =>
  at.page.evaluate(async () => ({
    cookie: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));

const NOTHING = { cookie: "", local: {}, session: {}, databases: [], caches: [] };

describe("privacy", () => {
  it("masks all text, sends no value typed, and ignores what the page says to ignore", async () => {
    await at.visit(PAGE, "", "/orders/ann@smith.example?mail=ann%40smith.example&token=abc&ref=news");
    for (const id of ["#bill", "#kept", "#private", "#name", "#note"]) await at.page.click(id);
    await at.page.keyboard.type("typed words");
    await at.flush();
    await at.collector.until("clicks", () => at.collector.of("click").length >= 4);
    const texts = at.collector.of("click").map(({ target }) => [target.selector, target.text]);
    expect(texts).toEqual([
      ["#bill", "xxxxxxx 0000 xxx xxx xxxxx"],
      ["#kept", "Total 20 xxx, :email"],
      ["#name", undefined],
      ["#note", undefined],
    ]);
    const page = new URL(at.collector.accepted[0]!.batch.pages[0]!.url);
    expect(page.pathname + page.search).toBe("/orders/:email?mail=:email&token=:token&ref=news");
    const left = at.collector.words;
    for (const secret of ["Ann", "smith", "secret", "typed", "4711", "Private"])
      expect(left).not.toContain(secret);
  });

  it("keeps nothing on the device and sends no visitor in strict mode, even in trouble", async () => {
    await at.visit(PAGE);
    at.collector.answers.push({ status: 503, retryAfter: 30 });
    await at.page.click("#one");
    await at.flush();
    await at.page.evaluate(() => window.heatmap.identify({ email: "ann@smith.example" }));
    expect(await deviceHolds()).toEqual(NOTHING);
    await at.page.reload();
    await at.collector.until("batches", () => at.collector.taken.length >= 2);
    expect(await deviceHolds()).toEqual(NOTHING);
    expect(at.collector.taken.every(({ batch }) => batch.mode === "strict" && !("visitor" in batch))).toBe(
      true,
    );
    expect(at.collector.of("identify")).toEqual([]);
  });

  it("knows the visitor within a tab in balanced mode, across visits in permissive", async () => {
    await at.visit(PAGE, 'data-mode="balanced"');
    await at.flush();
    await at.page.reload();
    await at.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await at.flush();
    const known = new Set(at.collector.accepted.map(({ batch }) => batch.visitor));
    expect(known.size).toBe(1);
    expect(new Set(at.collector.accepted.map(({ batch }) => batch.run)).size).toBe(2);
    expect(await deviceHolds()).toMatchObject({
      cookie: "",
      local: {},
      session: { "heatmap.visitor": [...known][0] },
    });
    await at.visit(PAGE, 'data-mode="permissive"');
    await at.flush();
    expect(await deviceHolds()).toMatchObject({ local: { "heatmap.visitor": expect.any(String) } });
  });

  it.each(["globalPrivacyControl", "doNotTrack"])(
    "goes to strict mode for %s, whatever the site set",
    async (name) => {
      await at.page.addInitScript(
        (property) =>
          Object.defineProperty(navigator, property, { value: property === "doNotTrack" ? "1" : true }),
        name,
      );
      await at.visit(PAGE, 'data-mode="permissive"');
      await at.page.evaluate(() => {
        window.heatmap.identify("ann", { plan: "pro" });
        window.heatmap.track("bought", { price: 20 });
      });
      await at.flush();
      expect(at.collector.accepted[0]!.batch).toMatchObject({ mode: "strict" });
      expect(at.collector.accepted[0]!.batch).not.toHaveProperty("visitor");
      expect(at.collector.of("identify")).toEqual([]);
      expect(at.collector.of("custom")).toMatchObject([{ name: "bought" }]);
      expect(at.collector.of("custom")[0]).not.toHaveProperty("properties");
      expect(await deviceHolds()).toEqual(NOTHING);
    },
  );

  it("sends nothing after optOut, drops what is unsent, and begins again after optIn", async () => {
    await at.visit(PAGE, 'data-mode="balanced" data-flush-interval="600000"');
    await at.page.click("#one");
    await at.page.evaluate(() => window.heatmap.optOut());
    await at.page.click("#one");
    await at.flush();
    await at.page.reload();
    await at.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken).toEqual([]);
    expect(await deviceHolds()).toMatchObject({ session: { "heatmap.out": "1" } });
    await at.page.evaluate(() => window.heatmap.optIn(["analytics"]));
    await at.flush();
    expect(at.collector.events.map(({ type }) => type)).toEqual(["view", "consent"]);
    expect(at.collector.accepted[0]!.batch.consent).toEqual(["analytics"]);
  });

  it("identifies in balanced mode, and passes what the site gives on purpose", async () => {
    await at.visit(PAGE, 'data-mode="balanced"');
    await at.page.evaluate(() =>
      window.heatmap.identify({ email: "ann@smith.example", traits: { plan: "pro" } }),
    );
    await at.flush();
    expect(at.collector.of("identify")).toMatchObject([
      { email: "ann@smith.example", traits: { plan: "pro" } },
    ]);
  });
});

describe("a guest in the page", () => {
  it("gives everything back on stop: listeners, timers, observers, history", async () => {
    await at.page.addInitScript(bookkeeping);
    await at.visit(PAGE);
    await at.page.mouse.move(50, 50);
    await at.page.mouse.click(20, 15);
    const taken = (): Promise<string[]> => at.page.evaluate(() => [...(window as unknown as Books).taken]);
    const during = await taken();
    expect(during.length).toBeGreaterThan(15);
    expect(during.some((one) => one.startsWith("timer"))).toBe(true);
    await at.page.evaluate(() => window.heatmap.stop());
    expect(await taken()).toEqual([]);
    const restored = await at.page.evaluate(() => {
      const { push, replace } = window as unknown as Books;
      return [history.pushState === push, history.replaceState === replace, Object.keys(history)];
    });
    expect(restored).toEqual([true, true, []]);
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("click").length).toBe(1);
    const before = at.collector.taken.length;
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken.length).toBe(before);
  });

  it("makes the calls that came before the script, and takes more by push", async () => {
    at.collector.html = `<script>window.heatmap = window.heatmap || []; heatmap.push(["track", "early", { n: 1 }])</script>`;
    at.collector.head = "";
    at.collector.html += at.collector.snippet();
    await at.page.goto(at.collector.url());
    await at.page.waitForFunction(() => typeof window.heatmap.flush === "function");
    await at.page.evaluate(() => window.heatmap.push(["track", "late"], ["flush"]));
    await at.flush();
    expect(at.collector.of("custom").map(({ name }) => name)).toEqual(["early", "late"]);
  });

  it("stays off in the dashboard's preview", async () => {
    await at.page.addInitScript(() => (window.name = "heatmap-preview"));
    await at.visit(PAGE, "data-debug");
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken).toEqual([]);
  });

  it("captures nothing by itself with autoTrack off, but what the site reports", async () => {
    await at.visit(PAGE, 'data-auto-track="false"');
    await at.page.click("#one");
    await at.page.evaluate(() => {
      history.pushState({}, "", "/later");
      window.heatmap.track("bought");
    });
    await at.flush();
    expect(at.collector.events.map(({ type }) => type)).toEqual(["custom"]);
    expect(new URL(at.collector.accepted[0]!.batch.pages[0]!.url).pathname).toBe("/later");
  });

  it("survives nonsense", async () => {
    await at.visit(PAGE);
    await at.page.evaluate(() => {
      const odd: Record<string, unknown> = {
        f: () => 1,
        nested: { a: 1 },
        big: 10n,
        sign: "\ud800",
        fine: true,
      };
      odd["self"] = odd;
      window.heatmap.track("odd", odd as never);
      window.heatmap.track(undefined as never);
      window.heatmap.identify(null as never);
      window.heatmap.push(["noSuchCall"], ["start", {}], [] as never);
    });
    await at.flush();
    expect(at.collector.of("custom")).toMatchObject([
      { name: "odd", properties: { sign: "\ufffd", fine: true } },
    ]);
  });
});
