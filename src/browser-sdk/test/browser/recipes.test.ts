import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stage } from "./browser.js";
import { room, unpack } from "./packed.js";

const at = stage();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "heatmap-recipes-"));
  unpack(join(folder, "@heatmap", "browser"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["react.tsx", "production"],
  // React runs effects twice here: no view may count twice by it.
  ["react.tsx", "development"],
  ["vue.ts", "production"],
])("%s is built from the packed module for %s, and its events arrive", async (recipe, environment) => {
  const { outputFiles } = await build({
    entryPoints: [join(room, "recipes", recipe)],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    minify: true,
    define: { "process.env.NODE_ENV": JSON.stringify(environment) },
    alias: { "@heatmap/browser": join(folder, "@heatmap", "browser") },
  });
  const { page, collector } = at;
  collector.html = '<div id="app"></div>';
  await page.route("**/app.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: outputFiles[0]!.text }),
  );
  collector.head = '<script defer src="/app.js"></script>';
  await page.goto(collector.url("/pricing"));
  await page.getByText("Choose").click();
  await page.getByText("pro").waitFor();
  await page.goto("about:blank");
  await collector.until("the page's leave", () => collector.of("leave").length === 1);
  expect(collector.of("view").length).toBe(1);
  expect(new Set(collector.accepted.map(({ batch }) => batch.run)).size).toBe(1);
  expect(collector.of("click").map(({ target }) => target.selector)).toEqual([
    'button[data-heatmap-id="choose-pro"]',
  ]);
  expect(collector.of("custom").map(({ name, properties }) => [name, properties])).toEqual([
    ["chose", { plan: "pro" }],
  ]);
});
