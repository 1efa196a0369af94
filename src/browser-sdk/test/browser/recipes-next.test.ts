import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stage } from "./browser.js";
import { room, unpack } from "./packed.js";

const at = stage();
const recipe = join(room, "recipes", "next");
const modules = join(recipe, "node_modules");

/** The build takes both of two cores; others may want them too. */
const LONG = 300_000;

beforeAll(() => {
  if (!existsSync(join(modules, "next")))
    throw new Error("Next is not installed: run `npm ci` in src/browser-sdk/recipes/next");
  unpack(join(modules, "@heatmap", "browser"));
});

/** Each event of these kinds with the path of its page, in order. */
function told(...kinds: string[]): string[] {
  const batches = at.collector.accepted.map(({ batch }) => batch);
  return batches
    .flatMap(({ pages, events }) =>
      events.map(({ type, seq, page }) => {
        const { url, title } = pages.find(({ id }) => id === page)!;
        return { type, seq, line: `${type} ${new URL(url).pathname} ${title}` };
      }),
    )
    .filter(({ type }) => kinds.includes(type))
    .sort((one, other) => one.seq - other.seq)
    .map(({ line }) => line);
}

describe("the Next recipe, built from the packed module", () => {
  const out = join(recipe, "out");

  beforeAll(async () => {
    rmSync(out, { recursive: true, force: true });
    const begun = Date.now();
    await promisify(execFile)(process.execPath, [join(modules, "next", "dist", "bin", "next"), "build"], {
      cwd: recipe,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CI: "1" },
    });
    console.info(`next build: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }, LONG);
  afterAll(() => {
    for (const made of [out, join(recipe, ".next")]) rmSync(made, { recursive: true, force: true });
  });

  it("counts each route as one view, forth and back, and what is done belongs to its route", async () => {
    const { page, collector } = at;
    await page.route("**/*", async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.startsWith("/v1/")) return route.fallback();
      const found = [pathname, `${pathname}.html`, join(pathname, "index.html")]
        .map((path) => join(out, path))
        .find((path) => /\.\w+$/.test(path) && existsSync(path));
      return found ? route.fulfill({ path: found }) : route.fulfill({ status: 404 });
    });
    await page.goto(collector.url("/"));
    await page.getByRole("heading", { name: "Welcome" }).waitFor();
    await page.getByText("Pricing").click();
    await page.getByRole("heading", { name: "Plans" }).waitFor();
    await page.getByText("Choose").click();
    await page.getByText("pro", { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Welcome" }).waitFor();
    await page.goto("about:blank");
    await collector.until("three leaves", () => collector.of("leave").length === 3);
    expect(told("view", "leave")).toEqual([
      "view / Home",
      "leave / Home",
      "view /pricing Pricing",
      "leave /pricing Pricing",
      "view / Home",
      "leave / Home",
    ]);
    expect(told("custom")).toEqual(["custom /pricing Pricing"]);
    expect(collector.of("click").map(({ target }) => target.selector)).toEqual([
      'nav a[href="/pricing"]',
      'button[data-heatmap-id="choose-pro"]',
    ]);
    expect(new Set(collector.accepted.map(({ batch }) => batch.run)).size, "started once").toBe(1);
  });
});

it("the Next recipe's component starts once, though strict mode runs its effects twice", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { StrictMode, useEffect } from "react";
        import { createRoot } from "react-dom/client";
        import { Heatmap } from "./app/heatmap";
        window.effects = 0;
        function Counted() { useEffect(() => void window.effects++, []); return <p>Here</p>; }
        createRoot(document.getElementById("app")).render(
          <StrictMode><Heatmap site="pk_test" /><Counted /></StrictMode>);`,
      resolveDir: recipe,
      loader: "tsx",
    },
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const { page, collector } = at;
  collector.html = '<div id="app"></div>';
  await page.route("**/app.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: outputFiles[0]!.text }),
  );
  collector.head = '<script defer src="/app.js"></script>';
  await page.goto(collector.url("/"));
  await page.getByText("Here").waitFor();
  await page.waitForFunction(() => (window as unknown as { effects: number }).effects > 0);
  expect(await page.evaluate(() => (window as unknown as { effects: number }).effects)).toBe(2);
  await page.goto("about:blank");
  await collector.until("the leave", () => collector.of("leave").length === 1);
  expect(collector.of("view").length).toBe(1);
});
