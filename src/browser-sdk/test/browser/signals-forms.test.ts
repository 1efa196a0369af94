import { describe, expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

const PAGE = `<style>input, textarea, select { display: block }</style>
  <form id="order" action="/thanks">
    <input id="first" name="given" value="">
    <input id="mail" type="email" data-heatmap-unmask>
    <input id="pass" type="password" data-heatmap-unmask>
    <input id="magic" type="password" data-heatmap-unmask>
    <input id="card" autocomplete="section-a cc-number" data-heatmap-unmask>
    <input id="tel" inputmode="tel" data-heatmap-unmask>
    <input id="size" data-heatmap-unmask>
    <textarea id="note"></textarea>
    <select id="colour"><option value="">None</option><option value="sky-blue-of-a-long-name">Blue</option></select>
    <input id="agree" type="checkbox">
    <input type="hidden" id="token" value="hush">
    <button id="send">Send</button>
  </form>
  <form id="other"><input id="search" type="search"></form>
  <form id="untouched"><input id="never"></form>
  <div id="free" contenteditable="true" style="min-height:20px"></div>
  <div data-heatmap-ignore><input id="ignored"></div>
  <div data-heatmap-unmask><input id="around"></div>
  <script>document.querySelectorAll("form").forEach((f) => f.addEventListener("submit", (e) => e.preventDefault()))</script>`;

describe("a field filled in", () => {
  it("tells the class of its length and the time it took, never what was typed", async () => {
    await at.visit(PAGE);
    await at.page.type("#first", "Ann", { delay: 100 });
    await at.page.fill(
      "#note",
      "A secret of more than fifty characters, which nobody but the two of us may know.",
    );
    await at.page.selectOption("#colour", { index: 1 });
    await at.page.check("#agree");
    await at.page.type("#free", "free words of mine");
    await at.page.type("#around", "unmasked around");
    await at.page.type("#ignored", "ignored words");
    await at.page.fill("#search", "lost");
    await at.page.fill("#search", "");
    await at.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await at.flush();
    const told = at.collector.of("input").map((e) => [e.target.selector, e.length, e.value]);
    expect(told).toEqual([
      ["#first", "short", undefined],
      ["#note", "long", undefined],
      ["#colour", "medium", undefined],
      ["#agree", "short", undefined],
      ["#free", "medium", undefined],
      ["#around", "medium", undefined],
      ["#search", "empty", undefined],
    ]);
    expect(at.collector.of("input")[0]!.fill).toBeGreaterThanOrEqual(200);
    expect(at.collector.of("input")[0]!.fill).toBeLessThan(5_000);
    const left = at.collector.words;
    for (const word of [
      "Ann",
      "secret",
      "sky-blue",
      "free words",
      "unmasked around",
      "ignored words",
      "lost",
    ])
      expect(left).not.toContain(word);
  });

  it("tells what was typed where this very field is unmasked, but never a password, card, address or number", async () => {
    await at.visit(PAGE);
    for (const [id, text] of [
      ["#mail", "ann@smith.example"],
      ["#pass", "hunter22"],
      ["#magic", "abracadabra"],
      ["#card", "none of yours"],
      ["#tel", "extension nine"],
      ["#size", "XL"],
    ] as const)
      await at.page.type(id, text);
    await at.page.evaluate(() => {
      // "Show password".
      document.querySelector<HTMLInputElement>("#magic")!.type = "text";
    });
    await at.page.type("#magic", "more");
    await at.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await at.flush();
    const told = at.collector.of("input").map((e) => [e.target.selector, e.value]);
    expect(told).toEqual([
      ["#mail", undefined],
      ["#pass", undefined],
      ["#magic", undefined],
      ["#card", undefined],
      ["#tel", undefined],
      ["#size", "XL"],
      ["#magic", undefined],
    ]);
  });
});

describe("a form", () => {
  it("that is sent tells its fields and the time since it was first touched", async () => {
    await at.visit(PAGE);
    await at.page.type("#first", "Ann", { delay: 100 });
    await at.page.click("#send");
    await at.page.evaluate(() => document.querySelector<HTMLFormElement>("#untouched")!.requestSubmit());
    await at.flush();
    const [sent, untouched] = at.collector.of("submit");
    expect(sent).toMatchObject({ target: { selector: "#order", tag: "form" }, fields: 10 });
    expect(sent!.duration).toBeGreaterThanOrEqual(150);
    expect(untouched).toMatchObject({ target: { selector: "#untouched" }, fields: 1, duration: 0 });
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("abandon")).toEqual([]);
  });

  it("that a script sends without telling is sent, not left", async () => {
    await at.visit(PAGE);
    await at.page.type("#first", "Ann");
    await at.page.evaluate(() => document.querySelector<HTMLFormElement>("#order")!.submit());
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("submit")).toMatchObject([{ target: { selector: "#order" }, fields: 10 }]);
    expect(at.collector.of("abandon")).toEqual([]);
  });

  it("that is begun and left tells how far it came; one that was not touched tells nothing", async () => {
    await at.visit(PAGE);
    await at.page.type("#first", "Ann");
    await at.page.type("#note", "Hello");
    await at.page.focus("#never");
    await at.page.goto("about:blank");
    await at.collector.until("leave", () => at.collector.of("leave").length === 1);
    expect(at.collector.of("abandon")).toMatchObject([
      { target: { selector: "#order" }, fields: 10, touched: 2, last: "#note" },
    ]);
    expect(at.collector.of("submit")).toEqual([]);
    expect(at.collector.events[at.collector.events.length - 1]!.type).toBe("leave");
  });

  it("that is left by a change of view belongs to the view it was begun in", async () => {
    await at.visit(PAGE);
    await at.page.type("#search", "a");
    await at.page.evaluate(() => history.pushState({}, "", "/next"));
    await at.flush();
    expect(at.collector.of("abandon")).toMatchObject([
      { page: "p1", target: { selector: "#other" }, touched: 1 },
    ]);
  });
});

describe("the focus", () => {
  it("is told once for each element that takes it", async () => {
    await at.visit(PAGE);
    await at.page.focus("#first");
    await at.page.keyboard.press("Tab");
    await at.page.focus("#ignored");
    await at.page.focus("#first");
    await at.page.evaluate(() => {
      const field = document.querySelector<HTMLElement>("#first")!;
      field.blur();
      field.focus();
    });
    await at.flush();
    expect(at.collector.of("focus").map(({ target }) => target.selector)).toEqual([
      "#first",
      "#mail",
      "#first",
      "#first",
    ]);
  });
});
