import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** The files that only this module has need of. */
const OWN: Record<string, string[]> = {
  HeatmapModule: ["click", "leave", "move", "reaction", "scroll", "scroller", "view"],
  AttentionModule: ["attention"],
  FormModule: ["field", "focus", "form", "input"],
  BehaviorModule: ["copy", "key", "visible"],
  PerformanceMonitor: ["delays", "error", "message", "shifts", "stack", "vitals"],
  FrameModule: ["frames"],
};

/** The bundler names each file that it took something from. */
async function bundled(names: string): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${names} } from "./src/index.js"; window.client = EventCollector(${names.replace(/EventCollector,? ?/, "")});`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  const files = [...outputFiles[0]!.text.matchAll(/^\/\/ src\/signals\/(\w+)\.ts$/gm)].map(
    ([, name]) => name!,
  );
  const owned = new Set(Object.values(OWN).flat());
  return files.filter((name) => owned.has(name)).sort();
}

describe("a bundle", () => {
  it("of the core alone has none of the modules in it", async () => {
    expect(await bundled("EventCollector")).toEqual([]);
  });

  it.each(Object.entries(OWN))("with %s has that in it and no other", async (name, files) => {
    expect(await bundled(`EventCollector, ${name}`)).toEqual(files);
  });
});
