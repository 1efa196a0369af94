import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { sizes } from "../tools/size.mjs";
import { VERSION } from "../src/version.js";

// Budgets in bytes. The aim for the core is 4,096 gzipped; what it may never exceed is written here.
const BUDGET: Record<string, { minified: number; gzipped: number }> = {
  core: { minified: 10_200, gzipped: 4_930 },
  // 8,192 is the bound to return to with the smaller core.
  heatmaps: { minified: 18_000, gzipped: 8_384 },
  whole: { minified: 28_000, gzipped: 12_480 },
};

it("weighs no more than its budget", async () => {
  const figures = await sizes();
  console.table(figures);
  for (const { name, minified, gzipped } of figures) {
    expect(minified, name).toBeLessThanOrEqual(BUDGET[name]!.minified);
    expect(gzipped, name).toBeLessThanOrEqual(BUDGET[name]!.gzipped);
  }
});

it("carries the version of its package", async () => {
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(version);
});
