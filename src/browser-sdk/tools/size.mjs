// What the scripts weigh: the core (the client alone), the core with the heat signals, the tag, what it loads later (replay,
// the sentences of debug mode), and what a page that is recorded takes in all: tag and replay, each compressed by itself.
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
  const built = async (name, file) =>
    weigh(name, await readFile(new URL(`../dist/${file}`, import.meta.url), "utf8"));
  const tag = await built("tag", "heatmap.js");
  const replay = await built("replay", "replay.js");
  return [
    weigh("core", await script(CORE)),
    weigh("heatmaps", await script(HEATMAPS)),
    tag,
    replay,
    await built("screenshot", "screenshot.js"),
    await built("explain", "explain.js"),
    {
      name: "tag and replay",
      minified: tag.minified + replay.minified,
      gzipped: tag.gzipped + replay.gzipped,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await sizes());
