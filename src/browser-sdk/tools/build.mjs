// Builds dist/: heatmap.js (the one-tag script) with its integrity hash, and index.js (the npm module).
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minified } from "./minify.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = { absWorkingDir: root, bundle: true, target: "es2022", charset: "utf8", logLevel: "warning" };

await rm(new URL("../dist", import.meta.url), { recursive: true, force: true });
const text = await minified({ absWorkingDir: root, entryPoints: ["src/script.ts"] });
await mkdir(new URL("../dist", import.meta.url));
await writeFile(new URL("../dist/heatmap.js", import.meta.url), text);
await build({ ...shared, entryPoints: ["src/index.ts"], outfile: "dist/index.js", format: "esm" });

const script = await readFile(new URL("../dist/heatmap.js", import.meta.url));
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
await writeFile(new URL("../dist/heatmap.js.integrity", import.meta.url), integrity + "\n");
console.log(`dist/heatmap.js ${script.length} bytes, ${integrity}`);
