import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();
const room = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

/** Where the package lies as a site would have it: from the tarball that `npm pack` makes. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "heatmap-recipes-"));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: room });
  execFileSync("tar", ["-xzf", join(folder, packed.toString().trim().split("\n").at(-1)!), "-C", folder]);
  mkdirSync(join(folder, "@heatmap"));
  renameSync(join(folder, "package"), join(folder, "@heatmap", "browser"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(["react.tsx", "vue.ts"])(
  "%s is built from the packed module, and its events arrive",
  async (recipe) => {
    const { outputFiles } = await build({
      entryPoints: [join(room, "recipes", recipe)],
      bundle: true,
      write: false,
      format: "iife",
      jsx: "automatic",
      minify: true,
      define: { "process.env.NODE_ENV": '"production"' },
      alias: { "@heatmap/browser": join(folder, "@heatmap", "browser") },
    });
    const { page, collector } = at;
    collector.html = '<div id="app"></div>';
    await page.route("**/app.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: outputFiles[0]!.text }),
    );
    collector.head = '<script defer src="/app.js"></script>';
    await page.goto(collector.url("/pricing"));
    await page.getByText("Choose").click();
    await page.getByText("pro").waitFor();
    await page.goto("about:blank");
    await collector.until("the page's leave", () => collector.of("leave").length === 1);
    expect(collector.of("view").length).toBe(1);
    expect(collector.of("click").map(({ target }) => target.selector)).toEqual([
      'button[data-heatmap-id="choose-pro"]',
    ]);
    expect(collector.of("custom").map(({ name, properties }) => [name, properties])).toEqual([
      ["chose", { plan: "pro" }],
    ]);
  },
);
