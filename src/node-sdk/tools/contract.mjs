// The collect contract's types are the browser SDK's: copied, so that the package stands alone. `--check` only compares.
import { readFile, writeFile } from "node:fs/promises";

const theirs = new URL("../../browser-sdk/src/contract.ts", import.meta.url);
const ours = new URL("../src/contract.ts", import.meta.url);
const fresh = (await readFile(theirs, "utf8")).replace(
  "// Generated from collect.schema.json by `npm run contract`. Do not edit.",
  "// Copied from the browser SDK's by `npm run contract`. Do not edit.",
);

if (!process.argv.includes("--check")) await writeFile(ours, fresh);
else if (fresh !== (await readFile(ours, "utf8"))) {
  console.error("src/contract.ts differs from the browser SDK's: run `npm run contract`");
  process.exit(1);
}
