import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { stage } from "./browser.js";

const at = stage();
const integrityOf = async (file: string): Promise<string> =>
  (await readFile(new URL(`../../dist/${file}.integrity`, import.meta.url), "utf8")).trim();
const [integrity, explained] = await Promise.all([integrityOf("heatmap.js"), integrityOf("explain.js")]);

declare global {
  interface Window {
    violations: string[];
    initJourneyTracker: (settings: Record<string, unknown>) => Window["heatmap"];
  }
}

let said: string[] = [];
beforeEach(() => {
  said = [];
  at.page.on("console", (message) => said.push(message.text()));
});
const heard = (what: RegExp): Promise<void> =>
  vi.waitFor(() =>
    expect(said.filter((line) => line.startsWith("heatmap: ") && what.test(line))).not.toEqual([]),
  );

describe("under a content security policy that allows nothing else", () => {
  it.each([
    ["the script's origin", "'self'"],
    ["the scripts' hashes, and no origin", `'${integrity}' '${explained}'`],
  ])("captures and sends with %s", async (_, source) => {
    at.collector.csp = `default-src 'none'; script-src ${source}; connect-src 'self'; img-src data:`;
    await at.page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
      );
    });
    const inner = `<form id="form"><input id="name"></form><button id="one">One</button><p style="color: red">x</p>`;
    await at.visit(inner, "data-debug");
    await at.page.click("#one");
    await at.page.fill("#name", "Ann");
    await at.page.evaluate(() => window.heatmap.track("paid"));
    await at.flush();
    expect(at.collector.of("click").length).toBeGreaterThanOrEqual(1);
    expect(at.collector.of("custom").length).toBe(1);
    // The page's own style attribute is refused: so the listener hears, and it is all that it hears.
    const violations = await at.page.evaluate(() => window.violations);
    expect(violations.filter((one) => !one.startsWith("style-src"))).toEqual([]);
    expect(violations.length).toBe(1);
  });

  it("has neither eval nor a function made of text in it", async () => {
    const script = await readFile(new URL("../../dist/heatmap.js", import.meta.url), "utf8");
    expect(script).not.toMatch(/\beval\b|\bFunction\(|setTimeout\(["'`]|document\.write|\.innerHTML/);
  });
});

describe("the npm module", () => {
  const bundled = async (contents: string): Promise<string[]> => {
    const { metafile } = await build({
      stdin: { contents, resolveDir: new URL("../..", import.meta.url).pathname },
      bundle: true,
      format: "esm",
      metafile: true,
      write: false,
      minify: true,
    });
    const [output] = Object.values(metafile.outputs);
    return Object.entries(output!.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file.replace(/^src\//, ""));
  };

  it("brings only the core when only the core is imported", async () => {
    const files = await bundled(
      'import { createClient } from "./src/index.js"; window.client = createClient([]);',
    );
    expect(files).toContain("core/client.ts");
    expect(files.filter((file) => /^(signals|replay|debug)\//.test(file))).toEqual([]);
    const extras = /keep|identify|gzip|halved|offline|modules/;
    expect(files.filter((file) => extras.test(file))).toEqual([]);
  });

  it("brings a module with what it needs and no other", async () => {
    const files = await bundled(
      'import { EventCollector, PerformanceMonitor } from "./src/index.js"; window.client = EventCollector(PerformanceMonitor);',
    );
    expect(files).toContain("signals/vitals.ts");
    expect(files.filter((file) => /click|form|explain/.test(file))).toEqual([]);
  });

  it("brings nothing of the signals out of the built file either", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: 'import { createClient } from "./dist/index.js"; window.client = createClient([]);',
        resolveDir: new URL("../..", import.meta.url).pathname,
      },
      bundle: true,
      format: "esm",
      write: false,
      minify: true,
    });
    const text = outputFiles[0]!.text;
    for (const word of ["mousemove", "pointermove", "nth-of-type", "largest-contentful-paint", "auxclick"])
      expect(text, word).not.toContain(word);
    expect(text).toContain("sentAt");
  });
});

describe("the settings and calls of the one tag", () => {
  it("takes each setting from its attribute", async () => {
    await at.visit(
      '<button id="one">One</button>',
      'data-flush-size="2" data-flush-interval="60000" data-mode="balanced" data-consent="analytics marketing" data-ws-endpoint="wss://x.example" data-enable-heatmaps="true" data-max-retries="3" data-sample-rate="1"',
    );
    await at.page.click("#one");
    await at.collector.until("two events without a flush", () => at.collector.events.length >= 2);
    const { batch } = at.collector.accepted[0]!;
    expect([batch.mode, batch.consent, batch.sampleRate]).toEqual([
      "balanced",
      ["analytics", "marketing"],
      1,
    ]);
    expect(batch.visitor).toBeDefined();
  });

  it("starts by the other name that sites know", async () => {
    at.collector.html = "";
    at.collector.head = at.collector.snippet("").replace('data-site="pk_test"', "");
    await at.page.goto(at.collector.url());
    await at.page.waitForFunction(() => typeof window.initJourneyTracker === "function");
    await at.page.evaluate(async () => {
      const apiEndpoint = new URL("/v1/events/collect", location.href).href;
      const client = window.initJourneyTracker({ siteId: "pk_test", apiEndpoint });
      client.track("paid");
      await client.flush();
    });
    expect(at.collector.of("custom").map(({ name }) => name)).toEqual(["paid"]);
  });

  it("says in debug mode where a refusal comes from and what mends it", async () => {
    await at.visit("", 'data-debug data-consent-required="true"');
    await at.page.evaluate(() => window.heatmap.track("paid"));
    await at.page.evaluate(() => window.heatmap.identify("u-1"));
    await at.page.evaluate(() => window.heatmap.optIn());
    await at.page.evaluate(() => window.heatmap.track("paid", { deep: {} as never }));
    // The last to be said: they come in the order in which they happened.
    await heard(/A property was left out.*flat values.*deep/);
    await heard(/consentRequired.*Call `optIn\(\)`/);
    await heard(/`track` was not taken.*Call `start` first/);
    await heard(/`identify` was not taken.*balanced or permissive/);
    expect(await at.page.evaluate(() => document.querySelectorAll("script[src*=explain]").length)).toBe(0);
  });

  it("loads the sentences only in debug mode, and once", async () => {
    const loaded: string[] = [];
    at.page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await at.visit("", 'data-consent-required="true"');
    await at.page.evaluate(() => window.heatmap.track("paid"));
    expect(loaded).not.toContain("/sdk/explain.js");
    await at.visit("", 'data-debug data-consent-required="true"');
    await at.page.evaluate(() => window.heatmap.track("paid"));
    await heard(/`track` was not taken/);
    expect(loaded.filter((path) => path === "/sdk/explain.js")).toHaveLength(1);
  });

  it("says the codes alone, and why, where the sentences are not let in", async () => {
    at.collector.csp = `default-src 'none'; script-src '${integrity}'; connect-src 'self'; img-src data:`;
    await at.visit("", 'data-debug data-consent-required="true"');
    await at.page.evaluate(() => window.heatmap.track("paid"));
    await heard(/^heatmap: its sentences are missing.*explain\.js could not be loaded/s);
    await heard(/^heatmap: no consent 1/);
    await heard(/^heatmap: custom 1/);
  });
});
