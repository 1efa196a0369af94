// Builds dist/: heatmap.js (the one-tag script) and what it loads only where it is used (replay.js, screenshot.js, explain.js), with their
// integrity hashes; index.js, recorder.js and sentences.js, the same for npm.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { leanRrweb } from "./lean-rrweb.mjs";
import { apart, minified } from "./minify.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = { absWorkingDir: root, bundle: true, target: "es2022", charset: "utf8", logLevel: "warning" };

await rm(new URL("../dist", import.meta.url), { recursive: true, force: true });
await mkdir(new URL("../dist", import.meta.url));
const dist = (name, text) => writeFile(new URL(`../dist/${name}`, import.meta.url), text);
const hashOf = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
// MIT asks for the notice wherever the code goes.
const notice =
  "/*! with @rrweb/record 2.1.6, Copyright (c) rrweb contributors, MIT: https://github.com/rrweb-io/rrweb */\n";

/** What the tag loads only where it is used: a script beside it for the tag, a module for npm. */
const LATER = {
  replay: { script: "src/replay/script.ts", module: "src/replay/recorder.ts", notice, plugins: [leanRrweb] },
  screenshot: {
    script: "src/screenshot/script.ts",
    module: "src/screenshot/camera.ts",
    notice: "",
    plugins: [],
  },
  explain: { script: "src/debug/script.ts", module: "src/debug/sentences.ts", notice: "", plugins: [] },
};

const parts = {};
for (const [name, { script, module, notice, plugins }] of Object.entries(LATER)) {
  const text = notice + (await minified({ absWorkingDir: root, entryPoints: [script], plugins }));
  await dist(`${name}.js`, text);
  await dist(`${name}.js.integrity`, hashOf(text) + "\n");
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  parts[name] = [`${name}.js?v=${version}`, hashOf(text)];
  const outfile = `dist/${module.match(/\w+(?=\.ts$)/)}.js`;
  await build({ ...shared, entryPoints: [module], outfile, format: "esm", banner: { js: notice }, plugins });
}

// The tag loads the scripts beside it, and only them: the browser takes no other bytes.
const define = { PARTS: JSON.stringify(parts), TAGGED: "true" };
await dist("heatmap.js", await minified({ absWorkingDir: root, entryPoints: ["src/script.ts"], define }));

await build({
  ...shared,
  define: { PARTS: "undefined", TAGGED: "undefined" },
  plugins: [apart],
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  format: "esm",
});

const script = await readFile(new URL("../dist/heatmap.js", import.meta.url));
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
await writeFile(new URL("../dist/heatmap.js.integrity", import.meta.url), integrity + "\n");
console.log(`dist/heatmap.js ${script.length} bytes, ${integrity}`);
