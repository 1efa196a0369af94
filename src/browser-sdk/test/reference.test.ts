import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { reference } from "../tools/reference.mjs";

it("has a reference of what is exported as the source says it today", async () => {
  const page = await readFile(new URL("../../../docs/sdk-api.md", import.meta.url), "utf8");
  expect(page, "run `npm run reference`").toBe(await reference());
  for (const name of ["Client", "Settings", "initJourneyTracker", "HeatmapModule", "createClient"])
    expect(page).toContain(`### ${name}\n`);
});
