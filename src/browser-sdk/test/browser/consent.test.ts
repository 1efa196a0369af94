import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<button id="one">One</button><button id="two">Two</button>`;

const device = (): Promise<unknown> =>
  at.page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).sort());
const optIn = (...args: unknown[]): Promise<void> =>
  at.page.evaluate((given) => window.heatmap.optIn(...(given as [string[]])), args);
const consents = () => at.collector.of("consent").map(({ categories, source }) => ({ categories, source }));

describe("consent", () => {
  it("captures, sends and keeps nothing before it, where it is required", async () => {
    await at.visit(PAGE, 'data-consent-required data-mode="permissive" data-flush-interval="50"');
    await at.page.click("#one");
    await at.page.evaluate(() => window.heatmap.track("early"));
    await at.flush();
    expect(await device()).toEqual([]);
    await optIn(["analytics", "heatmaps"], "banner");
    await at.page.click("#two");
    await at.flush();
    expect(at.collector.taken[0]!.batch.events.map(({ type }) => type).slice(0, 2)).toEqual([
      "view",
      "consent",
    ]);
    expect(at.collector.of("click").map(({ target }) => target.selector)).toEqual(["#two"]);
    expect(at.collector.of("custom")).toEqual([]);
    expect(consents()).toEqual([{ categories: ["analytics", "heatmaps"], source: "banner" }]);
    expect(at.collector.taken.every(({ batch }) => batch.consent!.includes("analytics"))).toBe(true);
  });

  it("runs the signals of the categories granted, and no others", async () => {
    await at.visit(PAGE, 'data-consent-required data-mode="balanced"');
    await optIn(["analytics"]);
    await at.page.mouse.move(50, 50);
    await at.page.mouse.move(90, 90);
    await at.page.evaluate(() => window.heatmap.identify("ann"));
    await at.flush();
    expect(at.collector.of("move")).toEqual([]);
    expect(at.collector.of("identify")).toEqual([]);
    await optIn(["analytics", "heatmaps", "personalization"]);
    await at.page.mouse.move(150, 50);
    await at.page.mouse.move(190, 90);
    await at.page.evaluate(() => window.heatmap.identify("ann"));
    await at.flush();
    expect(at.collector.of("move").length).toBeGreaterThan(0);
    expect(at.collector.of("identify")).toMatchObject([{ userId: "ann" }]);
    const runs = new Set(at.collector.taken.map(({ batch }) => batch.run));
    expect(runs.size).toBe(2);
  });

  it("takes back everything when it is withdrawn: nothing unsent leaves, nothing stays on the device", async () => {
    await at.visit(PAGE, 'data-consent-required data-mode="permissive" data-consent="analytics"');
    await at.flush();
    expect(await device()).toEqual(["heatmap.visitor"]);
    const before = at.collector.taken.length;
    await at.page.click("#one");
    await optIn([]);
    await at.page.click("#two");
    await at.flush();
    expect(at.collector.taken.length).toBe(before);
    expect(await device()).toEqual([]);
  });

  it("is strict before, and as the site wants it after", async () => {
    await at.visit(PAGE, 'data-consent-mode="permissive"');
    await at.flush();
    expect(await device()).toEqual([]);
    await optIn();
    await at.flush();
    expect(at.collector.taken.map(({ batch }) => batch.mode)).toEqual(["strict", "strict", "permissive"]);
    expect(await device()).toEqual(["heatmap.visitor"]);
    expect(at.collector.taken.filter(({ batch }) => batch.visitor).length).toBe(1);
  });

  it("doesn't come back through others after optOut, on this page or the next", async () => {
    await at.visit(PAGE, 'data-mode="permissive"');
    await at.page.evaluate(() => {
      window.heatmap.optOut();
      window.heatmap.optIn(["analytics"], "tcf");
    });
    expect(await device()).toEqual(["heatmap.out"]);
    await at.page.reload();
    await at.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await at.page.evaluate(() => window.heatmap.optIn(["analytics"], "gcm"));
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken).toEqual([]);
    await optIn();
    await at.flush();
    expect(at.collector.of("view").length).toBe(1);
  });

  it("is taken back in every tab by an optOut in one of them, and what is unsent there is dropped", async () => {
    await at.visit(PAGE, 'data-mode="permissive" data-flush-interval="60000"');
    await at.page.click("#one");
    const other = await at.page.context().newPage();
    await other.goto(at.page.url());
    await other.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await other.evaluate(() => window.heatmap.optOut());
    await at.page.waitForFunction(() => window.heatmap.counts["opted out"]! > 0);
    await at.page.click("#two");
    await at.page.evaluate(() => window.heatmap.track("late"));
    await at.flush();
    await other.close();
    expect(at.collector.taken).toEqual([]);
    expect(await device()).toEqual(["heatmap.out"]);
  });
});

describe("Google consent mode", () => {
  const layered = (commands: string): string => `<script>
    window.dataLayer = window.dataLayer || [];
    function gtag(){ return dataLayer.push(arguments); }
    ${commands}</script>${PAGE}`;
  const gtag = (...args: unknown[]): Promise<number> =>
    at.page.evaluate(
      (given) => (window as unknown as { gtag(...a: unknown[]): number }).gtag(...given),
      args,
    );

  it("is read from the commands before us and after, and left as it was on stop", async () => {
    await at.visit(
      layered(`gtag("consent", "default", { analytics_storage: "denied", ad_storage: "denied" });
        gtag("consent", "default", { analytics_storage: "granted", region: ["US"] });`),
      'data-consent-from="gcm" data-mode="balanced"',
    );
    await at.flush();
    expect(at.collector.taken).toEqual([]);
    expect(await gtag("consent", "update", { analytics_storage: "granted" })).toBe(3);
    await at.flush();
    expect(consents()).toEqual([{ categories: ["analytics", "heatmaps", "replay"], source: "gcm" }]);
    expect(await gtag("event", "bought", { value: 3 })).toBe(4);
    expect(await gtag("consent", "update", { analytics_storage: "denied" })).toBe(5);
    const before = at.collector.taken.length;
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken.length).toBe(before);
    await at.page.evaluate(() => window.heatmap.stop());
    const own = await at.page.evaluate(() => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] };
      return [Object.prototype.hasOwnProperty.call(dataLayer, "push"), dataLayer.length];
    });
    expect(own).toEqual([false, 5]);
  });
});

describe("the IAB framework", () => {
  const platform = `<script>
    window.listeners = new Map();
    window.tcf = { gdprApplies: true, eventStatus: "cmpuishown", purpose: { consents: {} } };
    window.__tcfapi = (command, version, callback, listener) => {
      if (command === "removeEventListener") return callback(listeners.delete(listener));
      const listenerId = listeners.size + 1;
      listeners.set(listenerId, () => callback({ ...tcf, listenerId }, true));
      listeners.get(listenerId)();
    };
    window.choose = (eventStatus, ...purposes) => {
      tcf = { ...tcf, eventStatus, purpose: { consents: Object.fromEntries(purposes.map((p) => [p, true])) } };
      for (const tell of listeners.values()) tell();
    };</script>${PAGE}`;
  const choose = (...args: unknown[]): Promise<void> =>
    at.page.evaluate(
      (given) => (window as unknown as { choose(...a: unknown[]): void }).choose(...given),
      args,
    );

  it("is asked for, each category by its purposes, and let go on stop", async () => {
    await at.visit(platform, 'data-consent-from="tcf"');
    await choose("cmpuishown", 1, 8, 9, 10);
    await choose("useractioncomplete", 1, 8);
    await at.flush();
    expect(at.collector.taken).toEqual([]);
    await choose("useractioncomplete", 1, 8, 9, 10);
    await choose("tcloaded", 1, 8, 9, 10);
    await at.flush();
    expect(consents()).toEqual([{ categories: ["analytics", "heatmaps", "replay"], source: "tcf" }]);
    await at.page.evaluate(() => window.heatmap.stop());
    const left = await at.page.evaluate(
      () => (window as unknown as { listeners: Map<number, unknown> }).listeners.size,
    );
    expect(left).toBe(0);
  });
});

describe("beforeSend", () => {
  it("changes events, which are scrubbed all the same, and drops what it refuses or throws at", async () => {
    await at.visit(PAGE);
    await at.page.evaluate(() => {
      window.heatmap.stop();
      window.heatmap.start({
        siteId: "pk_test",
        apiEndpoint: "/v1/events/collect",
        beforeSend(event) {
          if (event.type !== "custom") return event;
          if (event.name === "drop") return null;
          if (event.name === "throw") throw new Error("site's own");
          return { ...event, seq: 99, page: "p99", name: event.name + " to ann@b.example" };
        },
      });
      for (const name of ["drop", "sent", "throw", "also"]) window.heatmap.track(name);
    });
    await at.flush();
    expect(at.collector.of("custom").map(({ name }) => name)).toEqual(["sent to :email", "also to :email"]);
    expect(await at.page.evaluate(() => window.heatmap.counts["beforeSend"])).toBe(2);
    const seqs = at.collector.accepted[at.collector.accepted.length - 1]!.batch.events.map(({ seq }) => seq);
    expect(seqs).not.toContain(99);
  });
});
