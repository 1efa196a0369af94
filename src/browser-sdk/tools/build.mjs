// Builds dist/: heatmap.js (the one-tag script) and replay.js (which it loads where pages are recorded) with their integrity
// hashes; index.js and recorder.js, the same for npm.
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
const plugins = [leanRrweb];
// MIT asks for the notice wherever the code goes.
const notice =
  "/*! with @rrweb/record 2.1.6, Copyright (c) rrweb contributors, MIT: https://github.com/rrweb-io/rrweb */\n";
const replay =
  notice + (await minified({ absWorkingDir: root, entryPoints: ["src/replay/script.ts"], plugins }));
await dist("replay.js", replay);
await dist("replay.js.integrity", hashOf(replay) + "\n");
await build({
  ...shared,
  entryPoints: ["src/replay/recorder.ts"],
  outfile: "dist/recorder.js",
  format: "esm",
  banner: { js: notice },
  plugins,
});

// The tag loads the script beside it, and only it: the browser takes no other bytes.
const define = {
  REPLAY_INTEGRITY: JSON.stringify(hashOf(replay)),
  REPLAY_VERSION: JSON.stringify(createHash("sha256").update(replay).digest("hex").slice(0, 12)),
};
await dist("heatmap.js", await minified({ absWorkingDir: root, entryPoints: ["src/script.ts"], define }));

await build({
  ...shared,
  define: { REPLAY_INTEGRITY: "undefined", REPLAY_VERSION: "undefined" },
  plugins: [apart],
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  format: "esm",
});

const script = await readFile(new URL("../dist/heatmap.js", import.meta.url));
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
await writeFile(new URL("../dist/heatmap.js.integrity", import.meta.url), integrity + "\n");
console.log(`dist/heatmap.js ${script.length} bytes, ${integrity}`);
