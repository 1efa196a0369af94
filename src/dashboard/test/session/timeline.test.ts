import { describe, expect, it } from "vitest";
import { staysIn, withEntries } from "../../src/session/timeline";
import { durationWords, offsetWords, sourceWords } from "../../src/session/words";
import { entry, row } from "./rows";

describe("a timeline", () => {
  it("holds each entry once, in the order of time and then of cursors", () => {
    const [one, two, ten] = [entry("1", "view", 0), entry("2", "click", 5), entry("10", "click", 5)];
    const entries = withEntries([one, ten], [two, ten]);
    expect(entries.map(({ cursor }) => cursor)).toEqual(["1", "2", "10"]);
  });

  it("takes the later word on an entry that changed", () => {
    const erased = { ...entry("1", "view", 0), erased: true };
    expect(withEntries([entry("1", "view", 0)], [erased])).toEqual([erased]);
  });
});

describe("stays on pages", () => {
  it("begin with a view or another page", () => {
    const stays = staysIn([
      entry("1", "view", 0, "/a"),
      entry("2", "click", 1, "/a"),
      entry("3", "view", 2, "/a"),
      entry("4", "click", 3, "/b"),
    ]);
    expect(stays.map(({ page, lines }) => [page, lines.length])).toEqual([
      ["/a", 2],
      ["/a", 1],
      ["/b", 1],
    ]);
  });

  it("hold what names no page", () => {
    const stays = staysIn([entry("1", "view", 0, "/a"), entry("2", "consent", 1, null)]);
    expect(stays.map(({ page, lines }) => [page, lines.length])).toEqual([["/a", 2]]);
  });

  it("take in what came before the first page", () => {
    const stays = staysIn([entry("1", "start", 0, null), entry("2", "view", 0, "/a")]);
    expect(stays.map(({ page, lines }) => [page, lines.length])).toEqual([["/a", 2]]);
  });

  it("show a run of movements as one line, and clicks each by itself", () => {
    const kinds = ["view", "move", "move", "move", "click", "click", "move"];
    const [stay] = staysIn(kinds.map((kind, index) => entry(String(index), kind, index)));
    expect(stay?.lines.map(({ entry: { kind }, times }) => [kind, times])).toEqual([
      ["view", 1],
      ["move", 3],
      ["click", 1],
      ["click", 1],
      ["move", 1],
    ]);
  });

  it("show a run of scrolling as one line for each element that was scrolled", () => {
    const scrolled = (cursor: number, selector: string) => ({
      ...entry(String(cursor), "scroller", cursor),
      selector,
    });
    const [stay] = staysIn([
      entry("0", "view", 0),
      scrolled(1, "main"),
      scrolled(2, "main"),
      scrolled(3, "#list"),
    ]);
    expect(stay?.lines.map(({ entry: { cursor }, times }) => [cursor, times])).toEqual([
      ["0", 1],
      ["2", 2],
      ["3", 1],
    ]);
  });
});

describe("words", () => {
  it.each([
    [0, "0 s", "0:00"],
    [42_400, "42 s", "0:42"],
    [180_000, "3 min", "3:00"],
    [185_000, "3 min 5 s", "3:05"],
    [3_600_000, "1 h", "1:00:00"],
    [4_869_000, "1 h 21 min", "1:21:09"],
  ])("for %i ms are %s long and %s in", (milliseconds, long, offset) => {
    expect(durationWords(milliseconds)).toBe(long);
    expect(offsetWords(milliseconds)).toBe(offset);
  });

  it("for a source prefer the campaign, then the referrer", () => {
    const campaign = { source: "letter", medium: null, name: "autumn" };
    expect(sourceWords(row("a", "09:00", { campaign, referrerHost: "x.example" }))).toBe("letter / autumn");
    expect(sourceWords(row("a", "09:00", { referrerHost: "x.example" }))).toBe("x.example");
    expect(sourceWords(row("a", "09:00"))).toBe("Direct");
  });
});
