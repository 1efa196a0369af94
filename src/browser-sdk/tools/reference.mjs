// Makes docs/sdk-api.md: what src/index.ts exports, with its docstrings, read by TypeScript's own compiler.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));
const page = new URL("../../../docs/sdk-api.md", import.meta.url);

const textOf = (symbol, checker) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

/** The contract's types are in the schema, which says more of them. */
const described = (symbol) => !symbol.declarations?.[0]?.getSourceFile().fileName.endsWith("contract.ts");

const cell = (text) => text.replace(/\s+/g, " ").replaceAll("|", "\\|");

function members(symbol, checker) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const rows = type.getProperties().map((property) => {
    const [declaration] = property.declarations ?? [];
    // As it is written: the checker's own words for a type change with its version.
    const signature = declaration ? declaration.getText().replace(/;$/, "") : property.name;
    return `| \`${cell(signature)}\` | ${cell(textOf(property, checker))} |`;
  });
  return rows.length ? ["", "| member | |", "| --- | --- |", ...rows] : [];
}

function section(name, symbol, checker) {
  const [declaration] = symbol.declarations ?? [];
  const lines = [`### ${name}`, "", textOf(symbol, checker)];
  if (symbol.flags & ts.SymbolFlags.Function) {
    const head = declaration
      .getText()
      .split(/\{\n/)[0]
      .replace(/^export /, "")
      .trim();
    lines.push("", "```ts", head, "```");
  } else if (symbol.flags & ts.SymbolFlags.Interface) lines.push(...members(symbol, checker));
  else if (symbol.flags & ts.SymbolFlags.TypeAlias)
    lines.push("", "```ts", declaration.getText().replace(/^export /, ""), "```");
  return [...lines, ""].join("\n");
}

export async function reference() {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const values = [];
  const types = [];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!described(symbol)) continue;
    const isType = symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias);
    (isType ? types : values).push([exported.name, section(exported.name, symbol, checker)]);
  }
  const sorted = (all) => all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return [
    "# The browser SDK, name by name",
    "",
    "Made from the source by `npm run reference` in `src/browser-sdk`; do not edit. What is sent is in",
    "`src/browser-sdk/collect.schema.json`.",
    "",
    "## Values and functions",
    "",
    ...sorted(values),
    "## Types",
    "",
    ...sorted(types),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fresh = await reference();
  if (!process.argv.includes("--check")) await writeFile(page, fresh);
  else if (fresh !== (await readFile(page, "utf8"))) {
    console.error("docs/sdk-api.md differs from the source: run `npm run reference`");
    process.exit(1);
  }
}
