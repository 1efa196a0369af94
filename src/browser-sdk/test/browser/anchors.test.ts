import { build as bundle } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { build, type Layout } from "../layouts/build.js";
import { LAYOUTS } from "../layouts/index.js";
import { ARGUMENTS, EXECUTABLE } from "./browser.js";

/** What people act on: the interactive content of HTML, and the roles of ARIA widgets. */
const INTERACTIVE =
  "a[href],a[data-oracle],button,input,select,textarea,summary,[role=button],[role=tab],sl-tab";

interface Probe {
  selectorOf(element: Element): string;
}

interface Found {
  oracle: string;
  selector: string;
  searches: number;
}

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
  page = await browser.newPage();
  const built = await bundle({
    entryPoints: ["src/signals/selector.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "probe",
    target: "es2022",
  });
  script = built.outputFiles[0]!.text;
});
afterAll(() => browser.close());

async function show(layout: Layout, later: boolean): Promise<void> {
  const made = build(later);
  await page.setContent(`<!doctype html><html lang="en"><body>${layout.body(made)}</body></html>`);
  await page.addScriptTag({ content: script });
  await page.evaluate(
    (shadows) => {
      for (const [id, html] of Object.entries(shadows))
        document.getElementById(id)!.attachShadow({ mode: "open" }).innerHTML = html;
    },
    layout.shadows?.(made) ?? {},
  );
}

/** The selector of each element that people act on, and how many searches of a whole root it took. */
const describeAll = (): Promise<Found[]> =>
  page.evaluate((interactive) => {
    const { selectorOf } = (window as unknown as { probe: Probe }).probe;
    let searches = 0;
    for (const kind of [Document, DocumentFragment, Element]) {
      const search = kind.prototype.querySelectorAll;
      kind.prototype.querySelectorAll = function (this: never, selector: string) {
        // Searching the children of a small element is no cost to speak of; a page is.
        if (!(this as Node).parentNode || this === document.body) searches++;
        return search.call(this, selector);
      } as typeof search;
    }
    const roots: ParentNode[] = [document];
    for (const one of document.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
    return roots.flatMap((root) =>
      [...root.querySelectorAll(interactive)]
        .filter((element) => element.hasAttribute("data-oracle"))
        .map((element) => {
          searches = 0;
          const selector = selectorOf(element);
          return { oracle: element.getAttribute("data-oracle")!, selector, searches };
        }),
    );
  }, INTERACTIVE);

/** Whom each selector finds, step by step through shadow roots. */
const resolveAll = (selectors: string[]): Promise<(string | null)[]> =>
  page.evaluate(
    (wanted) =>
      wanted.map((selector) => {
        let root: ParentNode | null | undefined = document;
        const steps = selector.split(" >>> ");
        for (const step of steps.slice(0, -1)) root = root?.querySelector(step)?.shadowRoot;
        return root?.querySelector(steps.at(-1)!)?.getAttribute("data-oracle") ?? null;
      }),
    selectors,
  );

it("resolves to the same element after a rebuild and a reflow, at least 95 times in 100", async () => {
  const rows = [];
  const missed: string[] = [];
  let [all, same, kept] = [0, 0, 0];
  for (const layout of LAYOUTS) {
    await show(layout, false);
    const before = await describeAll();
    expect(before.length, layout.name).toBeGreaterThan(5);
    const selectors = before.map(({ selector }) => selector);
    expect(await resolveAll(selectors), `${layout.name}, unchanged`).toEqual(before.map((f) => f.oracle));
    expect(new Set(selectors).size).toBe(before.length);
    for (const { selector, searches } of before) {
      expect(selector.length).toBeLessThanOrEqual(512);
      expect(searches, selector).toBeLessThanOrEqual(8);
    }

    await show(layout, true);
    const found = await resolveAll(selectors);
    const after = new Map((await describeAll()).map((f) => [f.oracle, f.selector]));
    expect(after.size, `${layout.name}: the later build has lost elements`).toBe(before.length);
    const right = before.filter((f, i) => found[i] === f.oracle);
    for (const [i, f] of before.entries())
      if (found[i] !== f.oracle) missed.push(`${layout.name}, ${f.oracle}: ${f.selector} finds ${found[i]}`);
    const stays = before.filter((f) => after.get(f.oracle) === f.selector).length;
    rows.push({ layout: layout.name, elements: before.length, same: right.length, "same selector": stays });
    all += before.length;
    same += right.length;
    kept += stays;
  }
  console.table(rows);
  console.log(
    `${same} of ${all} resolve to the same element (${((100 * same) / all).toFixed(1)}%); ${kept} get the same selector again`,
  );
  console.log(missed.join("\n"));
  expect(LAYOUTS.length).toBeGreaterThanOrEqual(10);
  expect(same / all).toBeGreaterThanOrEqual(0.95);
});
