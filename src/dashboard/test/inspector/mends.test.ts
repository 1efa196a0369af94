import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mendedCodes, mendOf } from "../../src/inspector/mends";

// The server's list of codes. Those of a single field that is wrong have one mend in common: read the contract.
const file = new URL("../../../Heatmap.Ingest/Validating/Codes.cs", import.meta.url);
const codes = [...readFileSync(file, "utf8").matchAll(/const string \w+ = "([a-z-]+)";/g)].map(
  (found) => found[1],
);
const ofOneField = [
  "unknown-type",
  "missing-field",
  "wrong-type",
  "wrong-value",
  "wrong-format",
  "out-of-range",
  "too-long",
  "too-short",
  "duplicate-field",
];
// Of a key that no site has: shown to nobody.
const unseen = ["unknown-site"];

it("every code that the server refuses with has its mend, and no other has", () => {
  expect([...mendedCodes, ...ofOneField, ...unseen].sort()).toEqual([...codes].sort());
  for (const code of ofOneField) expect(mendOf(code, [])).toContain("/v1/events/schema.json");
});
