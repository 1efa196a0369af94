import { describe, expect, it, vi } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<button id="one">One</button><button id="two">Two</button><a id="away" href="/next">Away</a>`;

describe("sending", () => {
  it("goes out by itself after the interval, as text without a preflight, to another origin too", async () => {
    await at.visit(
      PAGE,
      `data-flush-interval="300" data-endpoint="${at.collector.elsewhere("/v1/events/collect")}"`,
    );
    await at.page.click("#one");
    await at.collector.until("the click", () => at.collector.of("click").length === 1);
    expect(at.collector.methods.every((method) => method === "POST")).toBe(true);
    expect(at.collector.taken[0]!.type).toMatch(/^text\/plain/);
  });

  it("sends at 50 events without waiting, compressed, and every event once", async () => {
    await at.visit(PAGE, 'data-flush-interval="600000"');
    await at.page.evaluate(() => {
      for (let n = 0; n < 130; n++) window.heatmap.track("n", { n });
    });
    await at.collector.until("two batches", () => at.collector.events.length >= 100);
    expect(at.collector.taken[0]!.batch.events.length).toBe(50);
    expect(at.collector.taken[0]!.gzip).toBe(true);
    await at.flush();
    expect(at.collector.of("custom").map(({ properties }) => properties!["n"])).toEqual(
      Array.from({ length: 130 }, (_, n) => n),
    );
  });

  it("keeps every body below what a browser lets go with a closing page", async () => {
    await at.visit(PAGE);
    await at.page.evaluate(() => {
      const long = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, "word ".repeat(200)]));
      for (let n = 0; n < 20; n++) window.heatmap.track("long", long);
    });
    await at.flush();
    expect(at.collector.of("custom").length).toBe(20);
    for (const { text } of at.collector.taken) expect(text.length).toBeLessThan(61_500);
  });

  it("lists in every batch the pages that its events refer to", async () => {
    await at.visit(PAGE);
    for (let n = 0; n < 3; n++) {
      await at.page.click("#one");
      await at.flush();
    }
    for (const { batch } of at.collector.accepted)
      for (const event of batch.events) expect(batch.pages.map(({ id }) => id)).toContain(event.page);
    expect(at.collector.accepted.length).toBe(3);
  });

  it("leaves by beacon when the page goes", async () => {
    await at.visit(PAGE, 'data-flush-interval="600000"');
    await at.page.click("#away");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    const kinds = at.collector.taken[0]!.batch.events.map(({ type }) => type);
    expect(kinds).toEqual(expect.arrayContaining(["view", "click", "reaction", "leave"]));
    expect(kinds[kinds.length - 1]).toBe("leave");
    expect(at.collector.taken[0]!.gzip).toBe(false);
  });

  it("loses nothing when the tab is closed", async () => {
    await at.visit(PAGE, 'data-flush-interval="600000"');
    await at.page.click("#two");
    await at.page.close({ runBeforeUnload: true });
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("click").length).toBe(1);
  });
});

describe("trouble", () => {
  it("sends a batch again after 503, no sooner than told, the same but for the time of sending", async () => {
    await at.visit(PAGE);
    at.collector.answers.push({ status: 503, retryAfter: 1 });
    await at.page.click("#one");
    await at.flush();
    await at.collector.until("the second try", () => at.collector.accepted.length === 1);
    const [first, second] = at.collector.taken;
    const { sentAt: early, ...before } = first!.batch;
    const { sentAt: late, ...after } = second!.batch;
    expect(after).toEqual(before);
    expect(late).toBeGreaterThan(early);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(950);
  });

  it("waits while there is no network, and sends everything once, in order, when it is back", async () => {
    await at.visit(PAGE, 'data-flush-interval="100"');
    await at.collector.until("the view", () => at.collector.of("view").length === 1);
    await at.context.setOffline(true);
    for (const id of ["#one", "#two", "#one"]) {
      await at.page.click(id);
      await at.flush();
    }
    const before = at.collector.taken.length;
    await at.context.setOffline(false);
    await at.collector.until("all clicks", () => at.collector.of("click").length === 3);
    expect(at.collector.taken.length).toBeGreaterThan(before);
    expect(at.collector.of("click").map(({ target }) => target.selector)).toEqual(["#one", "#two", "#one"]);
    expect(new Set(at.collector.events.map(({ seq }) => seq)).size).toBe(at.collector.events.length);
  });

  it("keeps what is unsent across a reload in balanced mode, and sends it once", async () => {
    await at.visit(PAGE, 'data-mode="balanced"');
    await at.flush();
    at.collector.answers.push({ status: 503, retryAfter: 60 });
    await at.page.click("#one");
    await at.flush();
    const lost = at.collector.taken.find(({ status }) => status === 503)!.batch.batch;
    await at.page.reload();
    await at.collector.until("the batch", () => at.collector.accepted.some((t) => t.batch.batch === lost));
    const clicks = new Set(at.collector.of("click").map((c) => `${c.at}`));
    expect(clicks.size).toBe(1);
  });

  it("shares one visitor and one queue between tabs in permissive mode, and sends each batch once", async () => {
    await at.visit(PAGE, 'data-mode="permissive"');
    await at.flush();
    const other = await at.context.newPage();
    await other.goto(at.collector.url());
    await other.waitForFunction(() => typeof window.heatmap?.flush === "function");
    await other.evaluate(() => window.heatmap.flush());
    at.collector.answers.push(...Array.from({ length: 2 }, () => ({ status: 503, retryAfter: 60 })));
    for (const [page, name] of [
      [at.page, "first"],
      [other, "second"],
    ] as const)
      await page.evaluate((told) => {
        window.heatmap.track(told);
        return window.heatmap.flush();
      }, name);
    const unsent = (): Promise<number> =>
      other.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("unsent")).length);
    expect(await unsent()).toBe(2);

    await at.page.reload();
    await at.collector.until("both", () => at.collector.of("custom").length === 2);
    await at.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes("unsent")));
    await other.evaluate(() => window.heatmap.track("third"));
    // It still waits, as it was told to: what it leaves is for the other to send.
    await other.close({ runBeforeUnload: true });
    await at.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("unsent")));
    await at.flush();
    await at.collector.until("the third", () => at.collector.of("custom").length === 3);
    const ids = at.collector.accepted.map(({ batch }) => batch.batch);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(at.collector.accepted.map(({ batch }) => batch.visitor)).size).toBe(1);
    expect(new Set(at.collector.accepted.map(({ batch }) => batch.run)).size).toBe(3);
    const numbers = at.collector.accepted.flatMap(({ batch }) =>
      batch.events.map(({ seq }) => `${batch.run} ${seq}`),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("halves a batch that is too large, under new ids, until it is taken", async () => {
    await at.visit(PAGE);
    await at.flush();
    await at.page.evaluate(() => {
      for (const name of ["a", "b", "c", "d"]) window.heatmap.track(name);
    });
    at.collector.answers.push({ status: 413 });
    await at.flush();
    expect(at.collector.of("custom").map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
    const ids = at.collector.taken.map(({ batch }) => batch.batch);
    expect(new Set(ids).size).toBe(ids.length);
    expect(at.collector.taken.slice(-2).map(({ batch }) => batch.events.length)).toEqual([2, 2]);
  });

  it("starts afresh when the visitor was forgotten: new visitor, new run, nothing of the old", async () => {
    await at.visit(PAGE, 'data-mode="balanced"');
    await at.flush();
    const old = at.collector.accepted[0]!.batch;
    at.collector.answers.push({ status: 410 });
    await at.page.click("#one");
    await at.flush();
    await at.page.click("#two");
    await at.flush();
    await at.collector.until("the new run", () => at.collector.of("click").length === 1);
    const fresh = at.collector.accepted[at.collector.accepted.length - 1]!.batch;
    expect(fresh.visitor).not.toBe(old.visitor);
    expect(fresh.run).not.toBe(old.run);
    expect(fresh.events[0]).toMatchObject({ type: "view", seq: 1, page: "p1" });
    expect(at.collector.of("click")[0]!.target.selector).toBe("#two");
    expect(await at.page.evaluate(() => sessionStorage.getItem("heatmap.visitor"))).toBe(fresh.visitor);
  });

  it("goes quiet when it is forgotten again and again", async () => {
    at.collector.answers.push(...Array.from({ length: 10 }, () => ({ status: 410 })));
    await at.visit(PAGE, 'data-flush-interval="50"');
    await at.collector.until("four refusals", () => at.collector.taken.length === 4);
    await at.page.click("#one");
    await at.flush();
    expect(at.collector.taken.length).toBe(4);
  });

  it("drops what is refused for good, counts it, and says why in debug mode", async () => {
    const said: string[] = [];
    at.page.on("console", (message) => said.push(message.text()));
    await at.visit(PAGE, "data-debug");
    await at.flush();
    at.collector.answers.push({ status: 400 });
    await at.page.evaluate(() => window.heatmap.track("refused"));
    await at.flush();
    expect(await at.page.evaluate(() => window.heatmap.counts["refused"])).toBe(1);
    await vi.waitFor(() =>
      expect(said.join("\n")).toMatch(/^heatmap: Events were dropped: the server refused .* refused 1 400/m),
    );
    await at.page.evaluate(() => window.heatmap.track("next"));
    await at.flush();
    expect(at.collector.of("custom").map(({ name }) => name)).toEqual(["next"]);
  });
});
