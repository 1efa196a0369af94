import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Bare } from "./bare.js";
import { Collector } from "./collector.js";

let browser: Bare;
let collector: Collector;

beforeAll(async () => {
  browser = await Bare.launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  collector = new Collector();
  await collector.open();
});
afterEach(() => collector.close());

/** Each event with the path of its page. */
const events = (): string[] =>
  collector.accepted.flatMap(({ batch }) => {
    const paths = new Map(batch.pages.map(({ id, url }) => [id, new URL(url).pathname]));
    return batch.events.map(({ type, page }) => `${type} ${paths.get(page)}`);
  });
const count = (event: string): number => events().filter((one) => one === event).length;

describe("a page that is prepared before anybody has asked for it", () => {
  /** Holds a request until it is let go, and says when one has come: pages do no more than these tests want. */
  class Gate {
    readonly come: Promise<string>;
    private coming!: (address: string) => void;
    private readonly held: ServerResponse[] = [];
    private open = false;
    private readonly server = createServer((request, response) => {
      response.setHeader("access-control-allow-origin", "*");
      if (request.url === "/go" && !this.open) return void this.held.push(response);
      if (request.url !== "/go") this.coming(request.url!);
      response.end();
    });

    constructor() {
      this.come = new Promise((done) => (this.coming = done));
    }

    async listen(): Promise<string> {
      await new Promise<void>((done) => this.server.listen(0, done));
      return `http://localhost:${(this.server.address() as AddressInfo).port}`;
    }

    letGo(): void {
      this.open = true;
      for (const response of this.held) response.end();
    }

    async close(): Promise<void> {
      this.server.closeAllConnections();
      await new Promise((done) => this.server.close(done));
    }
  }

  const gate = new Gate();
  let address: string;
  beforeAll(async () => {
    address = await gate.listen();
  });
  afterAll(() => gate.close());

  it("is a view when it is shown, and nothing before", async () => {
    collector.head = collector.snippet('data-flush-interval="100"');
    collector.html = `<script type="speculationrules">
        { "prerender": [{ "source": "list", "urls": ["/next", "/never"], "eagerness": "immediate" }] }
      </script><script>fetch("${address}/go").then(() => location.assign("/next"))</script>`;
    collector.pages["/never"] = collector.head;
    // Says that it is ready when whatever would be captured would have been sent.
    collector.pages["/next"] = `${collector.head}<button id="one">One</button><script>
      addEventListener("load", async () => {
        const { prerendering } = document;
        document.querySelector("#one").click();
        await heatmap.flush();
        await fetch("${address}/prepared?" + prerendering);
      });</script>`;
    const tab = await browser.open(collector.url("/"));
    expect(await gate.come, "prepared indeed").toBe("/prepared?true");
    await collector.until("the first page's view", () => count("view /") === 1);
    expect(events().filter((event) => !event.endsWith(" /"))).toEqual([]);
    gate.letGo();
    await collector.until("the second page's view", () => count("view /next") === 1);
    expect(await tab.evaluate("document.prerendering")).toBe(false);
    expect(
      await tab.evaluate("performance.getEntriesByType('navigation')[0].activationStart"),
      "the prepared page is the one that is shown",
    ).toBeGreaterThan(0);
    await tab.evaluate("document.querySelector('#one').click()");
    await tab.close();
    await collector.until("both ends", () => count("leave /") === 1 && count("leave /next") === 1);
    expect(count("view /")).toBe(1);
    expect(count("view /next")).toBe(1);
    expect(count("click /next"), "the one after it was shown").toBe(1);
    expect(events().filter((event) => event.endsWith(" /never"))).toEqual([]);
    expect(new Set(collector.accepted.map(({ batch }) => batch.run)).size).toBe(2);
  });
});

describe("a tab that really goes to the back", () => {
  it("says so in the batch that leaves then, and says when it comes back; it has not been attended to meanwhile", async () => {
    collector.head = collector.snippet('data-flush-interval="600000"');
    collector.html = "<p>Text</p>";
    const tab = await browser.open(collector.url());
    await tab.evaluate(
      "new Promise((done) => addEventListener('load', done) || document.readyState === 'complete' && done())",
    );
    const other = await browser.open("about:blank");
    await collector.until("hidden", () => collector.of("visible").length === 1);
    expect(collector.of("visible")).toMatchObject([{ state: "hidden", page: "p1" }]);
    expect(await tab.evaluate("document.visibilityState")).toBe("hidden");
    const away = 1_500;
    await tab.evaluate(`new Promise((done) => setTimeout(done, ${away}))`);
    await tab.toFront();
    await tab.evaluate(
      "new Promise((done) => document.hidden ? addEventListener('visibilitychange', done) : done())",
    );
    await tab.evaluate("heatmap.flush()");
    await tab.close();
    await other.close();
    await collector.until("leave", () => collector.of("leave").length === 1);
    expect(collector.of("visible").map(({ state }) => state)).toEqual(["hidden", "visible"]);
    const [view] = collector.of("view");
    const [leave] = collector.of("leave");
    expect(leave!.engaged).toBeLessThanOrEqual(leave!.at - view!.at - away);
  });
});
