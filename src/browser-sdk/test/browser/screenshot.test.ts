import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Page, Route } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Batch } from "../../src/contract.js";
import { stage } from "./browser.js";

const at = stage();
const root = new URL("../../", import.meta.url);
const camera = await readFile(new URL("dist/screenshot.js", root), "utf8");
const schema = JSON.parse(await readFile(new URL("collect.schema.json", root), "utf8")) as { $id: string };
const ajv = new Ajv2020({ strict: true, strictTuples: false });
ajv.addSchema(schema);
const taken = ajv.compile({ $ref: `${schema.$id}#/$defs/screenshot` });

const ON = 'data-mode="balanced" data-consent="replay" data-enable-screenshots';

interface Picture {
  head: Batch;
  bytes: Buffer;
}

let pictures: Picture[] = [];
let tries = 0;
let loaded = 0;
let answers: number[] = [];
let waiting: (() => void)[] = [];

async function take(route: Route): Promise<void> {
  tries++;
  const raw = route.request().postDataBuffer()!;
  const end = raw.indexOf("\n");
  const head = JSON.parse(raw.subarray(0, end).toString("utf8")) as Batch;
  for (const event of head.events) if (!taken(event)) throw new Error(JSON.stringify(taken.errors));
  const status = answers.shift() ?? 202;
  if (status === 202) pictures.push({ head, bytes: raw.subarray(end + 1) });
  await route.fulfill({ status, headers: { "access-control-allow-origin": "*" }, body: "{}" });
  for (const work of waiting.splice(0)) work();
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Colours at places of a picture, as `r,g,b`. */
const colours = (page: Page, { bytes }: Picture, places: [number, number][]): Promise<string[]> =>
  page.evaluate(
    async ([data, at]) => {
      const picture = await createImageBitmap(await (await fetch(data)).blob());
      const brush = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
      brush.drawImage(picture, 0, 0);
      return at.map(([x, y]) => brush.getImageData(x, y, 1, 1).data.slice(0, 3).join());
    },
    [`data:image/webp;base64,${bytes.toString("base64")}`, places] as const,
  );

/** Nearer than what packing does to a colour. */
function like(told: string | undefined, wanted: [number, number, number]): void {
  const parts = told!.split(",").map(Number);
  wanted.forEach((value, i) =>
    expect(Math.abs(parts[i]! - value), `${told} is not ${wanted.join()}`).toBeLessThan(24),
  );
}

async function pictureOf(html: string, attributes = ON): Promise<Picture> {
  await at.visit(html, attributes);
  const before = pictures.length;
  await until(() => pictures.length > before);
  return pictures.at(-1)!;
}

beforeEach(async () => {
  [pictures, tries, loaded, answers, waiting] = [[], 0, 0, [], []];
  await at.context.route("**/v1/events/screenshot", take);
  await at.context.route("**/sdk/screenshot.js*", (route) => {
    loaded++;
    return route.fulfill({
      contentType: "text/javascript",
      headers: { "access-control-allow-origin": "*" },
      body: camera,
    });
  });
});

describe("pictures that are off", () => {
  it.each([
    ["by default", 'data-mode="balanced" data-consent="replay"'],
    ["in strict mode", 'data-mode="strict" data-consent="replay" data-enable-screenshots'],
    ["without consent", 'data-mode="balanced" data-enable-screenshots'],
    ["outside the sample", `${ON} data-replay-sample-rate="0.0000001"`],
    ["where the document is recorded", `${ON} data-enable-replay`],
  ])("are never taken %s", async (_, attributes) => {
    await at.context.route("**/sdk/replay.js*", (route) => route.abort());
    await at.visit("<p>Hello</p>", attributes);
    await at.page.waitForTimeout(2_500); // Longer than the page takes to settle: nothing is to happen.
    await at.flush();
    expect([loaded, tries]).toEqual([0, 0]);
  });
});

describe("a picture", () => {
  it("shows what the window shows: boxes, borders, gradients, shapes, layers", async () => {
    const picture = await pictureOf(`
      <style>body { margin: 0; background: #fed } div, svg { position: absolute; width: 100px; height: 100px }</style>
      <div style="left:0; top:0; background:#c00"></div>
      <div style="left:200px; top:0; background:linear-gradient(90deg, #00f, #0f0)"></div>
      <div style="left:400px; top:0; border:20px solid #080; box-sizing:border-box"></div>
      <svg style="left:600px; top:0" viewBox="0 0 10 10"><path d="M0 0h10v10h-10z" fill="#808"/></svg>
      <div style="left:0; top:200px; background:#00c; z-index:2"></div>
      <div style="left:50px; top:200px; background:#cc0; z-index:1"></div>
      <div style="left:200px; top:200px; overflow:hidden"><div style="left:80px; background:#000"></div></div>
      <div style="left:400px; top:200px; background:#000; opacity:.5"></div>
      <div style="left:600px; top:200px; background:#000; visibility:hidden"></div>
      <p style="height:3000px"></p>
      <div style="position:fixed; left:800px; top:500px; background:#0cc"></div>`);
    const [ground, red, left, right, border, inside, shape, top, below, shown, cut, half, hidden, fixed] =
      await colours(at.page, picture, [
        [150, 150],
        [50, 50],
        [210, 50],
        [290, 50],
        [410, 50],
        [450, 50],
        [650, 50],
        [75, 250],
        [125, 250],
        [290, 250],
        [310, 250],
        [450, 250],
        [650, 250],
        [850, 550],
      ]);
    like(ground, [255, 238, 221]);
    like(red, [204, 0, 0]);
    like(left, [0, 0, 235]);
    like(right, [20, 230, 20]);
    like(border, [0, 136, 0]);
    like(inside, [255, 238, 221]);
    like(shape, [136, 0, 136]);
    like(top, [0, 0, 204]);
    like(below, [204, 204, 0]);
    like(shown, [0, 0, 0]);
    like(cut, [255, 238, 221]);
    like(half, [127, 119, 110]);
    like(hidden, [255, 238, 221]);
    like(fixed, [0, 204, 204]);
    expect(picture.head.pages[0]!.viewport).toEqual([1000, 700]);
    expect(picture.bytes.subarray(8, 12).toString()).toBe("WEBP");
  });

  it("is taken of each view, and says of which", async () => {
    await pictureOf("<h1>Hello</h1>");
    await at.page.evaluate(() => history.pushState({}, "", "/next?secret=1"));
    await until(() => pictures.length === 2);
    const [first, second] = pictures.map(({ head }) => head);
    expect(second!.events[0]!.page).not.toBe(first!.events[0]!.page);
    expect(second!.run).toBe(first!.run);
    expect(new URL(second!.pages[0]!.url).pathname).toBe("/next");
    expect(JSON.stringify(second)).not.toContain("secret");
    expect(loaded).toBe(1);
  });

  /** Two people on the same page, whose data take the same room. */
  const personal = (name: string, colour: string): string => `
    <style>* { font: 16px monospace }</style>
    <h1>${name}</h1><input value="${name}"><textarea>${name}</textarea><select><option>${name}</option></select>
    <p contenteditable>${name}</p><img alt="" width="50" height="50" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'><rect width='50' height='50' fill='${colour}'/></svg>">
    <canvas width="50" height="50"></canvas><iframe srcdoc="${name}"></iframe>
    <div data-heatmap-block style="height:30px;background:${colour}">${name}</div>
    <script>
      const brush = document.querySelector("canvas").getContext("2d");
      brush.fillStyle = "${colour}"; brush.fillRect(0, 0, 50, 50);
    </script>`;

  it("is the same whoever looks at the page, where its text is masked", async () => {
    const olga = await pictureOf(personal("Olga Petrova 4711", "red"));
    const ivan = await pictureOf(personal("Ivan Sidorov 0815", "blue"));
    expect(ivan.bytes.equals(olga.bytes)).toBe(true);
  });

  it("shows words and images where they may be shown, but never what is typed or personal", async () => {
    const page = (name: string, colour: string): string =>
      `<main data-heatmap-unmask>${personal(name, colour)}</main>`;
    const olga = await pictureOf(page("Olga Petrova 4711", "red"));
    const ivan = await pictureOf(page("Ivan Sidorov 0815", "blue"));
    expect(ivan.bytes.equals(olga.bytes)).toBe(false);
    const mail = (name: string): string =>
      `<style>* { font: 16px monospace }</style><main data-heatmap-unmask><p>${name}@shop.example</p><input value="${name}"><p contenteditable>${name}</p></main>`;
    const one = await pictureOf(mail("olga"));
    const other = await pictureOf(mail("ivan"));
    expect(other.bytes.equals(one.bytes)).toBe(true);
  });

  it("shows nothing of what stands in a masked place, be it fixed to the window or come through a slot", async () => {
    const page = (name: string): string => `<style>* { font: 16px monospace }</style>
      <main data-heatmap-mask><x-box>${name}<p>${name}</p></x-box></main>
      <script>
        const tree = document.querySelector("x-box").attachShadow({ mode: "open" });
        tree.innerHTML = '<div style="position:fixed;top:200px">${name}</div><div data-heatmap-unmask><slot></slot></div>';
      </script>`;
    const open = `${ON} data-mask-text="false"`;
    const olga = await pictureOf(page("olga"), open);
    const ivan = await pictureOf(page("ivan"), open);
    expect(ivan.bytes.equals(olga.bytes)).toBe(true);
    const free = (name: string): string => page(name).replace("<main data-heatmap-mask>", "<main>");
    expect(
      (await pictureOf(free("ivan"), open)).bytes.equals((await pictureOf(free("olga"), open)).bytes),
    ).toBe(false);
  });

  it("goes again where the server was busy, and no more where it is refused", async () => {
    answers = [503];
    await pictureOf("<h1>Hello</h1>");
    expect(tries).toBe(2);
    answers = [422];
    await at.visit("<h1>Hello</h1>", ON);
    await until(() => tries === 3);
    await at.page.waitForTimeout(2_500); // Longer than the first wait: nothing is to happen.
    expect(tries).toBe(3);
  });

  it("isn't taken of a page beyond what it may cost, and the page isn't asked again", async () => {
    await at.visit("<b></b>".repeat(5_000), `${ON} data-debug`);
    const told = await at.page.waitForEvent("console", (message) => message.text().includes("screenshot"));
    expect(told.text()).toContain("too large");
    await at.page.evaluate(() => history.pushState({}, "", "/next"));
    await at.page.waitForTimeout(2_500); // As above.
    expect(tries).toBe(0);
  });
});
