import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { sizes } from "../tools/size.mjs";
import { VERSION } from "../src/version.js";

// Budgets in bytes: 4, 8, 26 and 35 KB, the last kept well below 35 KiB. A module that grows beyond them belongs elsewhere: see src/core/extras.ts.
const BUDGET: Record<string, { minified: number; gzipped: number }> = {
  core: { minified: 10_000, gzipped: 4_096 },
  heatmaps: { minified: 20_000, gzipped: 8_192 },
  tag: { minified: 60_000, gzipped: 16_384 },
  replay: { minified: 90_000, gzipped: 26 * 1024 },
  screenshot: { minified: 16_384, gzipped: 6_144 },
  explain: { minified: 4_096, gzipped: 1_536 },
  "tag and replay": { minified: 100_000, gzipped: 35_000 },
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
