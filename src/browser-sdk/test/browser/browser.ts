import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { Client } from "../../src/core/client.js";
import type { ReplayCalls } from "../../src/replay/replay.js";
import { Collector } from "./collector.js";

declare global {
  interface Window {
    heatmap: Client & ReplayCalls & { push(...calls: unknown[][]): void };
  }
}

export const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One browser for a file; a fresh context, page and collector for each test. */
export interface Stage {
  collector: Collector;
  context: BrowserContext;
  page: Page;
  /** Opens a page whose body is `html`, with the snippet in its head. */
  visit(html: string, attributes?: string, path?: string): Promise<void>;
  flush(): Promise<void>;
}

export function stage(): Stage {
  let browser: Browser;
  let errors: string[] = [];
  const stage = {} as Stage;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: EXECUTABLE,
      args: ARGUMENTS,
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    errors = [];
    stage.collector = new Collector();
    await stage.collector.open();
    stage.context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
    stage.page = await stage.context.newPage();
    stage.page.on("pageerror", (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await stage.context.close();
    await stage.collector.close();
    expect(errors, "errors that reached the page").toEqual([]);
  });

  stage.visit = async (html, attributes = "", path = "/") => {
    stage.collector.html = html;
    stage.collector.head = stage.collector.snippet(attributes);
    await stage.page.goto(stage.collector.url(path));
    await stage.page.waitForFunction(() => typeof window.heatmap?.flush === "function");
  };
  stage.flush = () => stage.page.evaluate(() => window.heatmap.flush());
  return stage;
}
