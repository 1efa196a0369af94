import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build } from "esbuild";
import type { Page, Route } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import type { Batch } from "../../src/contract.js";
import type { ReplayCalls } from "../../src/replay/replay.js";
import { stage } from "./browser.js";

const at = stage();
const root = new URL("../../", import.meta.url);
const replay = await readFile(new URL("dist/replay.js", root), "utf8");
const schema = JSON.parse(await readFile(new URL("collect.schema.json", root), "utf8")) as { $id: string };
const ajv = new Ajv2020({ strict: true, strictTuples: false });
ajv.addSchema(schema);
const header = ajv.compile({ $ref: `${schema.$id}#/$defs/recording` });

const ON = 'data-mode="balanced" data-consent="analytics" data-enable-replay';

interface Step {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
}

interface Chunk {
  head: Batch & { events: [{ chunk: number; at: number; until: number; seq: number }] };
  steps: Step[];
  text: string;
  packed: number;
}

let chunks: Chunk[] = [];
let loaded: string[] = [];
let answers: number[] = [];
let waiting: (() => void)[] = [];

async function take(route: Route): Promise<void> {
  const raw = route.request().postDataBuffer()!;
  const text = gunzipSync(raw).toString("utf8");
  const end = text.indexOf("\n");
  const head = JSON.parse(text.slice(0, end)) as Chunk["head"];
  for (const event of head.events) if (!header(event)) throw new Error(JSON.stringify(header.errors));
  const status = answers.shift() ?? 202;
  if (status === 202)
    chunks.push({ head, steps: JSON.parse(text.slice(end + 1)) as Step[], text, packed: raw.length });
  await route.fulfill({ status, headers: { "access-control-allow-origin": "*" }, body: "{}" });
  for (const work of waiting.splice(0)) work();
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise<void>((resolve) => waiting.push(resolve));
}

const steps = (): Step[] => chunks.flatMap((chunk) => chunk.steps);
const sent = (): string => chunks.map((chunk) => chunk.text).join("\n");
const calls = (page: Page, name: keyof ReplayCalls): Promise<void> =>
  page.evaluate((call) => (window.heatmap as unknown as ReplayCalls)[call](), name);

let marks = 0;

/** Recording ends, and all that was recorded until then has come in: the last thing that happened is in it. */
async function ended(): Promise<void> {
  const last = `last-${++marks}`;
  await at.page.evaluate((id) => {
    document.body.append(Object.assign(document.createElement("i"), { id }));
  }, last);
  await calls(at.page, "stopReplay");
  await until(() => sent().includes(last));
}

const isRecording = (): Promise<void> => until(() => steps().some(({ type }) => type === 2));

beforeEach(async () => {
  [chunks, loaded, answers, waiting] = [[], [], [], []];
  await at.context.route("**/v1/events/replay", take);
  await at.context.route("**/sdk/replay.js*", (route) => {
    loaded.push(route.request().url());
    return route.fulfill({
      contentType: "text/javascript",
      headers: { "access-control-allow-origin": "*" },
      body: replay,
    });
  });
});

describe("replay that is off", () => {
  it.each([
    ["by default", 'data-mode="balanced" data-consent="analytics"'],
    ["in strict mode", 'data-mode="strict" data-consent="analytics" data-enable-replay'],
    ["without consent", 'data-mode="balanced" data-enable-replay'],
    ["outside the sample", `${ON} data-replay-sample-rate="0.0000001"`],
  ])("is never loaded %s", async (_, attributes) => {
    await at.visit("<p>Hello</p>", attributes);
    await at.page.waitForTimeout(2_500); // Longer than the loader's patience: nothing is to happen.
    await at.flush();
    expect(loaded).toEqual([]);
    expect(chunks).toEqual([]);
  });

  it("is begun by a call, but not without consent", async () => {
    await at.visit("<p>Hello</p>", 'data-mode="balanced" data-debug');
    await calls(at.page, "startReplay");
    expect(await at.page.evaluate(() => window.heatmap.counts)).not.toHaveProperty("error");
    expect(loaded).toEqual([]);
    await at.page.evaluate(() => window.heatmap.optIn(["replay"]));
    await calls(at.page, "startReplay");
    await isRecording();
    expect(loaded).toHaveLength(1);
  });
});

const S = (n: number): string => `geheimnis${String(n).padStart(3, "0")}xyz`;
const SECRETS = Array.from({ length: 40 }, (_, n) => S(n));

const SEEDED = `
  <main id="main" class="wide"><h1>${S(0)}</h1><p>Some ${S(1)} text <b>${S(2)}</b></p>
  <img alt="${S(3)}" title="${S(4)}" src="/avatar.png?user=${S(5)}" srcset="/a.png?${S(6)} 2x">
  <a href="/account?name=${S(7)}#${S(8)}" data-user="${S(9)}" aria-label="${S(10)}">x</a>
  <img src="data:text/plain,${S(11)}"><object data="data:text/html,${S(12)}"></object>
  <form action="/send?token=${S(13)}"><input value="${S(14)}" placeholder="${S(15)}"><input type="password" value="${S(16)}">
  <input type="hidden" value="${S(17)}"><textarea>${S(18)}</textarea><input type="checkbox" value="${S(19)}" checked>
  <select><option value="${S(20)}">${S(21)}</option></select><input type="submit" value="${S(22)}">
  <datalist><option value="${S(23)}" label="${S(24)}"></datalist></form>
  <div data-heatmap-block class="gone"><p title="${S(25)}">${S(26)}</p></div><div class="rr-block" title="${S(27)}">${S(28)}</div>
  <user-card email="${S(29)}"></user-card><svg><title>${S(30)}</title><text>${S(31)}</text><a xlink:href="/p?${S(32)}"></a></svg>
  <!-- ${S(33)} --><script type="application/json">{"name":"${S(34)}"}</script><noscript>${S(35)}</noscript>
  <details><summary>${S(36)}</summary></details><div contenteditable>${S(37)}</div>
  <iframe srcdoc="<p title='${S(38)}'>${S(39)}</p>"></iframe><meta name="author" content="${S(0)}"></main>
  <div data-heatmap-unmask>offenes wort <input id="open" value="offenes feld"><b data-heatmap-mask>${S(1)}</b></div>
  <div data-clarity-unmask>klares wort <input type="password" value="${S(2)}"></div>
  <script>
    const host = document.createElement("div"); host.id = "host"; document.body.append(host);
    host.attachShadow({ mode: "open" }).innerHTML = "<p title='${S(3)}'>${S(4)}<slot></slot></p><input value='${S(5)}'>";
    document.cookie = "c=${S(6)}";
  </script>`;

describe("what is recorded", () => {
  it("has none of the page's secrets in it, at first or later", async () => {
    await at.visit(SEEDED, ON, `/konto?name=${S(7)}#${S(8)}`);
    await isRecording();
    await at.page.evaluate((secrets) => {
      const main = document.querySelector("#main")!;
      const added = document.createElement("section");
      added.innerHTML = `<p title="${secrets[0]}">${secrets[1]}</p><textarea>${secrets[2]}</textarea><input value="${secrets[3]}">`;
      main.append(added);
      main.querySelector("h1")!.firstChild!.nodeValue = secrets[4]!;
      main.querySelector("a")!.setAttribute("title", secrets[5]!);
      main.querySelector("a")!.setAttribute("href", `/x?${secrets[6]!}`);
      main.querySelector("input")!.setAttribute("placeholder", secrets[7]!);
      document.querySelector("#host")!.shadowRoot!.querySelector("p")!.append(secrets[8]!);
      document.title = secrets[9]!;
    }, SECRETS);
    for (const [n, place] of [
      "#main input",
      "#main textarea",
      "#main input[type=password]",
      "#main [contenteditable]",
    ].entries())
      await at.page.fill(place, S(20 + n));
    await ended();

    const text = decodeURIComponent(sent().replace(/%(?![0-9a-f]{2})/gi, "%25"));
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
    expect(steps().filter(({ type }) => type === 3).length).toBeGreaterThan(5);
    // What is shown on purpose is there, or the search above would find nothing in anything.
    for (const word of ["offenes wort", "klares wort"]) expect(text).toContain(word);
  });

  it("keeps text as it is where the site says so, but for personal data found in it", async () => {
    await at.visit(
      "<p>Wir sind da: ann@smith.example</p><i class='rr-mask'>geheim</i>",
      `${ON} data-mask-text="false"`,
    );
    await isRecording();
    await ended();
    expect(sent()).toContain("Wir sind da: :email");
    expect(sent()).not.toContain("ann@smith");
    expect(sent()).not.toContain("geheim");
  });
});

const TYPED = `
  <input id="open" data-heatmap-unmask value="anfang eins"><textarea id="long" data-clarity-unmask>anfang zwei</textarea>
  <select id="choice" data-heatmap-unmask><option value="wahl eins">wahl zwei</option><option value="wahl drei">x</option></select>
  <div data-heatmap-unmask><input id="around" value="${S(0)}"></div>
  <input id="both" data-heatmap-unmask data-heatmap-mask value="${S(1)}">
  <input id="a" type="password" data-heatmap-unmask value="${S(2)}"><input id="b" type="email" data-heatmap-unmask>
  <input id="c" type="tel" data-heatmap-unmask><input id="d" autocomplete="cc-number" data-heatmap-unmask>
  <input id="e" name="cardNumber" data-heatmap-unmask value="${S(3)}"><textarea id="f" name="iban" data-heatmap-unmask>${S(4)}</textarea>`;

describe("a field that is unmasked on purpose", () => {
  it("shows what is in it, and only that field, and never what is secret by its kind", async () => {
    await at.visit(TYPED, ON);
    await isRecording();
    for (const [n, id] of ["around", "both", "a", "b", "c", "d", "e", "f"].entries())
      await at.page.fill(`#${id}`, S(10 + n));
    await at.page.fill("#open", "getippt eins ann@smith.example");
    await at.page.fill("#long", "getippt zwei");
    await at.page.selectOption("#choice", "wahl drei");
    // "Show password": what was secret stays so.
    await at.page.evaluate(() => ((document.querySelector("#a") as HTMLInputElement).type = "text"));
    await at.page.fill("#a", S(20));
    await at.page.evaluate(() => document.querySelector("#a")!.setAttribute("value", "geheimnis021xyz"));
    await at.page.click("body");
    await ended();

    const inputs = steps().filter(({ type, data }) => type === 3 && data["source"] === 5);
    const told = inputs.map(({ data }) => data["text"]);
    for (const text of ["getippt eins :email", "getippt zwei", "wahl drei"]) expect(told).toContain(text);
    for (const text of ["anfang eins", "anfang zwei", "wahl eins", "wahl zwei"])
      expect(sent()).toContain(text);
    expect(sent().match(/geheimnis\d+|ann@smith/g)).toBeNull();
    expect(told.filter((text) => /^\*+$/.test(String(text))).length).toBeGreaterThanOrEqual(8);
  });
});

describe("playback", () => {
  it("shows the page's structure as it came to be", async () => {
    await at.visit(SEEDED, ON);
    await isRecording();
    await at.page.evaluate(() => {
      const list = document.createElement("ul");
      list.innerHTML = "<li>1</li><li>2</li><li>3</li>";
      document.querySelector("#main")!.prepend(list);
      document.querySelector("form")!.remove();
      list.firstElementChild!.className = "first";
    });
    await ended();
    const bundle = await build({
      stdin: {
        contents: 'export { Replayer } from "rrweb";',
        resolveDir: new URL(".", import.meta.url).pathname,
      },
      bundle: true,
      format: "iife",
      globalName: "player",
      write: false,
    });
    const original = await at.page.evaluate(shapeOf, "body");
    const viewer = await at.context.newPage();
    await viewer.goto(at.collector.url("/viewer"));
    await viewer.evaluate(() => document.body.replaceChildren());
    await viewer.addScriptTag({ content: bundle.outputFiles[0]!.text });
    const played = await viewer.evaluate(playAndShape, { steps: steps(), shape: shapeOf.toString() });
    expect(played).toEqual(original);
    expect(JSON.stringify(original)).toContain("li.first");
    expect(JSON.stringify(original)).toContain("#shadow");
  });
});

describe("chunks", () => {
  it("are numbered, timed, packed, and sent again with the same id when the server could not take them", async () => {
    const ids: string[] = [];
    answers = [503];
    at.page.on("request", (request) => {
      if (!request.url().endsWith("/v1/events/replay")) return;
      const text = gunzipSync(request.postDataBuffer()!).toString("utf8");
      ids.push((JSON.parse(text.slice(0, text.indexOf("\n"))) as Batch).batch);
    });
    await at.visit(`<p>${"Hello ".repeat(2_000)}</p>`, ON);
    await isRecording();
    await at.page.evaluate(() => document.body.append("more"));
    await ended();

    expect(ids[0]).toBe(ids[1]);
    expect(chunks.map(({ head }) => head.events[0].chunk)).toEqual([1, 2]);
    const [first, second] = chunks.map(({ head }) => head.events[0]);
    expect(first!.until).toBeGreaterThanOrEqual(first!.at);
    expect(second!.seq).toBeGreaterThan(first!.seq);
    expect(chunks[0]!.head.consent).toEqual(["analytics"]);
    expect(chunks[0]!.head.webdriver).toBe(true);
    expect(chunks[0]!.packed).toBeLessThan(chunks[0]!.text.length / 3);
    const runs = new Set([...at.collector.accepted.map(({ batch }) => batch.run), chunks[0]!.head.run]);
    expect(runs.size).toBe(1);
  });

  it("end, and recording with them, where the server refuses them or consent is taken back", async () => {
    answers = [422];
    await at.visit("<p>Hello</p>", ON);
    await at.page.waitForFunction(() => (window.heatmap.counts["replay"] ?? 0) > 0);
    await at.page.evaluate(() => document.body.append("more"));
    await calls(at.page, "stopReplay");
    await at.page.goto(at.collector.url("/other"));
    expect(chunks).toEqual([]);

    await at.visit("<p>Hello</p>", ON);
    await isRecording();
    const before = chunks.length;
    await at.page.evaluate(() => {
      document.body.append("after");
      window.heatmap.optOut();
    });
    await at.page.goto("about:blank");
    expect(chunks).toHaveLength(before);
  });

  it("stop for a while where the page changes too fast, and begin anew with the whole page", async () => {
    await at.visit("<p id='busy'>Hello</p>", ON);
    await isRecording();
    await at.page.evaluate(() => {
      for (let n = 0; n < 4_000; n++) document.body.append(document.createElement("i"));
    });
    await until(() => steps().filter(({ type }) => type === 2).length === 2);
  });
});

describe("the page", () => {
  it("is left as it was when recording ends", async () => {
    await at.context.addInitScript(
      `window.fingerprint = ${fingerprint.toString()}; window.before = window.fingerprint();`,
    );
    await at.visit("<p>Hello</p>", ON);
    await isRecording();
    await at.page.evaluate(() => window.heatmap.stop());
    const [before, after] = await at.page.evaluate(() => {
      const page = window as unknown as { before: unknown; fingerprint: () => unknown };
      return [page.before, page.fingerprint()];
    });
    expect(after).toEqual(before);
    expect(
      await at.page.evaluate(() => document.querySelectorAll("iframe, script[src*=replay]").length),
    ).toBe(0);
  });

  it("loads the recorder under a policy that allows no inline code and no eval", async () => {
    at.collector.csp = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";
    await at.visit("<p>Hello</p>", ON);
    await isRecording();
    expect(loaded[0]).toMatch(/replay\.js\?v=[0-9a-f]{12}$/);
  });

  it("takes no other bytes for the recorder than those it was built with", async () => {
    await at.context.route("**/sdk/replay.js*", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        headers: { "access-control-allow-origin": "*" },
        body: `${replay}\nwindow.evil = 1;`,
      }),
    );
    await at.visit("<p>Hello</p>", ON);
    await at.page.waitForFunction(() => (window.heatmap.counts["replay"] ?? 0) > 0);
    expect(await at.page.evaluate(() => "evil" in window)).toBe(false);
  });
});

/** The natives that recorders patch, as text. */
function fingerprint(): string[] {
  const owners: [string, object][] = [
    ["Element", Element.prototype],
    ["CSSStyleSheet", CSSStyleSheet.prototype],
    ["CSSStyleDeclaration", CSSStyleDeclaration.prototype],
    ["HTMLInputElement", HTMLInputElement.prototype],
    ["HTMLSelectElement", HTMLSelectElement.prototype],
    ["HTMLTextAreaElement", HTMLTextAreaElement.prototype],
    ["HTMLOptionElement", HTMLOptionElement.prototype],
    ["Document", Document.prototype],
    ["ShadowRoot", ShadowRoot.prototype],
    ["CustomElementRegistry", CustomElementRegistry.prototype],
    ["history", history],
  ];
  return owners.flatMap(([owner, object]) =>
    Object.entries(Object.getOwnPropertyDescriptors(object)).map(
      ([name, { value, get, set }]) =>
        `${owner}.${name} ${[value as unknown, get, set].map((f) => (typeof f === "function" ? String(f) : typeof f)).join()}`,
    ),
  );
}

/** Tags, ids and classes of what there is to see; runs in the page. */
function shapeOf(selector: string, from?: Document): unknown {
  const left = /^(script|style|noscript|link|meta|template|object)$/i;
  const of = (node: Element | ShadowRoot): unknown[] =>
    [...node.children]
      .filter((child) => !left.test(child.tagName) && !child.matches(".gone,.rr-block"))
      .map((child) => [
        child.tagName.toLowerCase() +
          (child.id && `#${child.id}`) +
          (child.classList.length ? `.${[...child.classList].join(".")}` : ""),
        ...(child.shadowRoot ? [["#shadow", ...of(child.shadowRoot)]] : []),
        ...of(child),
      ]);
  return of((from ?? document).querySelector(selector)!);
}

async function playAndShape({ steps: told, shape }: { steps: Step[]; shape: string }): Promise<unknown> {
  const { Replayer } = (
    window as unknown as { player: { Replayer: new (steps: Step[], options: object) => Replayer } }
  ).player;
  interface Replayer {
    iframe: HTMLIFrameElement;
    getMetaData(): { totalTime: number };
    pause(at: number): void;
  }
  const replayer = new Replayer(told, { root: document.body, mouseTail: false });
  replayer.pause(replayer.getMetaData().totalTime + 1_000);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const of = new Function(`return (${shape})`)() as (selector: string, from: Document) => unknown;
  return of("body", replayer.iframe.contentDocument!);
}
