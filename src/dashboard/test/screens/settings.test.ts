import { describe, expect, it } from "vitest";
import { readAddress, writeAddress } from "../../src/screens/heatmap/address";
import { momentsOf, reachesNow } from "../../src/screens/heatmap/range";
import { patternProblem } from "../../src/screens/settings/definitions";
import { originsIn } from "../../src/screens/settings/origins";
import { declaredIn, rowProblem } from "../../src/screens/settings/properties";
import { kept } from "../../src/screens/settings/retention";

describe("origins as typed", () => {
  it("are kept bare and once, what is none is named", () => {
    expect(
      originsIn("https://a.example/, https://a.example\nb.example ftp://c.example https://d.example/x"),
    ).toEqual({
      right: ["https://a.example"],
      wrong: ["b.example", "ftp://c.example", "https://d.example/x"],
    });
  });
});

describe("patterns of page groups", () => {
  it.each(["/", "/products/*", "/blog/**", "/*/reviews"])("%s is one", (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  });
  it.each(["products", "/**/x", "/pro*"])("%s is none", (pattern) => {
    expect(patternProblem(pattern)).toEqual(expect.any(String));
  });
});

describe("declared properties as typed", () => {
  it("are kept once and bare, and rows not begun declare nothing", () => {
    const rows = [
      { event: " bought ", properties: " plan\n\ntotal\nplan" },
      { event: " ", properties: "\n" },
    ];
    expect(declaredIn(rows)).toEqual([{ event: "bought", properties: ["plan", "total"] }]);
    expect(rows.map(rowProblem)).toEqual([null, null]);
  });
  it.each([
    ["", "plan", "Which event?"],
    ["bought", " ", "Which of its properties?"],
  ])("of '%s' with '%s' ask %s", (event, properties, problem) => {
    expect(rowProblem({ event, properties })).toBe(problem);
  });
});

describe("what is kept", () => {
  const retention = { days: 30, months: 13, eventsSince: null, totalsSince: null, running: false };

  it("is everything until a night has taken something", () => {
    expect(kept(retention)).toBe("Nothing has been taken away so far.");
  });
  it("begins at the days that retention names, wherever it is read", () => {
    const lines = { eventsSince: "2026-10-22T00:00:00.000Z", totalsSince: "2025-10-21T00:00:00.000Z" };
    expect(kept({ ...retention, ...lines })).toBe(
      "There are events since 22 October 2026, totals since 21 October 2025.",
    );
  });
});

describe("a stretch of time", () => {
  const now = Date.parse("2026-11-21T09:07:30.000Z");

  it("ends with the quarter-hour, so that it includes now and asks the same for a while", () => {
    expect(momentsOf({ name: "hour" }, now)).toEqual({
      from: "2026-11-21T08:15:00.000Z",
      to: "2026-11-21T09:15:00.000Z",
    });
    expect(momentsOf({ name: "hour" }, now + 60_000)).toEqual(momentsOf({ name: "hour" }, now));
  });

  it("of the past does not grow", () => {
    expect(reachesNow({ name: "custom", from: now - 2, to: now - 1 }, now)).toBe(false);
    expect(reachesNow({ name: "custom", from: now - 2, to: now + 1 }, now)).toBe(true);
    expect(reachesNow({ name: "week" }, now)).toBe(true);
  });
});

describe("the address of a heatmap", () => {
  it("carries all that is looked at", () => {
    const looked = {
      page: "/a?b&c",
      device: "MOBILE",
      range: { name: "custom", from: 1_700_000_000_000, to: 1_700_000_900_000 },
      by: "page",
    } as const;
    expect(readAddress(new URLSearchParams(writeAddress(looked).toString()))).toEqual(looked);
  });

  it("falls back to what makes sense when it makes none", () => {
    const nonsense = new URLSearchParams("device=FRIDGE&range=aeon&from=2026&to=1999&by=luck");
    expect(readAddress(nonsense)).toEqual({
      page: null,
      device: null,
      range: { name: "week" },
      by: "element",
    });
  });
});
