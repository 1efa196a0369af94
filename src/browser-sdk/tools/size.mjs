// What the script weighs: the core (the client alone), the core with the heat signals, and with all but replay.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minified } from "./minify.mjs";

const CORE = `
  import { createClient } from "./src/index.js";
  window.heatmap = createClient([]);`;

const HEATMAPS = `
  import { EventCollector, HeatmapModule } from "./src/index.js";
  window.heatmap = EventCollector(HeatmapModule);`;

const weigh = (name, text) => ({
  name,
  minified: Buffer.byteLength(text),
  gzipped: gzipSync(text, { level: 9 }).length,
});

export async function sizes() {
  const resolveDir = fileURLToPath(new URL("..", import.meta.url));
  const script = (contents) => minified({ stdin: { contents, resolveDir, loader: "ts" } });
  return [
    weigh("core", await script(CORE)),
    weigh("heatmaps", await script(HEATMAPS)),
    weigh("whole", await readFile(new URL("../dist/heatmap.js", import.meta.url), "utf8")),
    weigh("replay", await readFile(new URL("../dist/replay.js", import.meta.url), "utf8")),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await sizes());
