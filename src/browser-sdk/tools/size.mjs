// What the script weighs: the core (client, views, privacy, transport) and the whole with the heat signals.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const CORE = `
  import { createClient } from "./src/core/client.js";
  import { view } from "./src/signals/view.js";
  window.heatmap = createClient([view]);`;

const weigh = (name, bytes) => ({
  name,
  minified: bytes.length,
  gzipped: gzipSync(bytes, { level: 9 }).length,
});

export async function sizes() {
  const resolveDir = fileURLToPath(new URL("..", import.meta.url));
  const core = await build({
    stdin: { contents: CORE, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  const whole = await readFile(new URL("../dist/heatmap.js", import.meta.url));
  return [weigh("core", core.outputFiles[0].contents), weigh("whole", whole)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await sizes());
