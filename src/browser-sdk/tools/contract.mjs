// Makes src/contract.ts from collect.schema.json, and the Node SDK's copy of it. `--check` only compares.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import prettier from "prettier";

const schemaFile = new URL("../collect.schema.json", import.meta.url);
const contractFile = new URL("../src/contract.ts", import.meta.url);
const copies = [contractFile, new URL("../../node-sdk/src/contract.ts", import.meta.url)];

const banner = `// Generated from collect.schema.json by \`npm run contract\`. Do not edit.
`;

/**
 * The generator knows the tuples of draft 4 to 2019-09 only, conditions mean nothing to a type, and a
 * description beside a $ref would make it write the same type again under a numbered name.
 */
function inOlderWords(node) {
  if (Array.isArray(node)) return node.map(inOlderWords);
  if (node === null || typeof node !== "object") return node;
  if (typeof node.$ref === "string") return { $ref: node.$ref };
  const { prefixItems, if: _if, then: _then, else: _else, propertyNames, ...rest } = node;
  const out = {};
  for (const [key, value] of Object.entries(rest)) out[key] = inOlderWords(value);
  if (prefixItems) {
    out.items = inOlderWords(prefixItems);
    out.additionalItems = false;
  }
  return out;
}

export async function generate() {
  const schema = inOlderWords(JSON.parse(await readFile(schemaFile, "utf8")));
  const source = await compile(schema, "Batch", {
    additionalProperties: false,
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
  });
  const options = await prettier.resolveConfig(fileURLToPath(contractFile));
  return prettier.format(source, { ...options, parser: "typescript" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fresh = await generate();
  for (const file of copies) {
    if (!process.argv.includes("--check")) await writeFile(file, fresh);
    else if (fresh !== (await readFile(file, "utf8"))) {
      console.error(`${fileURLToPath(file)} differs from collect.schema.json: run \`npm run contract\``);
      process.exit(1);
    }
  }
}
