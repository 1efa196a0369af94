// What the script weighs: the core (client, views, privacy, transport), with the heat signals, and with all but replay.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const CORE = `
  import { createClient } from "./src/core/client.js";
  import { view } from "./src/signals/view.js";
  window.heatmap = createClient([view]);`;

const HEATMAPS = `
  import { EventCollector, HeatmapModule } from "./src/index.js";
  window.heatmap = EventCollector(HeatmapModule);`;

const weigh = (name, bytes) => ({
  name,
  minified: bytes.length,
  gzipped: gzipSync(bytes, { level: 9 }).length,
});

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("..", import.meta.url)), loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0].contents;
}

export async function sizes() {
  const whole = await readFile(new URL("../dist/heatmap.js", import.meta.url));
  return [
    weigh("core", await bundled(CORE)),
    weigh("heatmaps", await bundled(HEATMAPS)),
    weigh("whole", whole),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await sizes());
