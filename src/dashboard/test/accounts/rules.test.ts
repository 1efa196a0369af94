import { describe, expect, it } from "vitest";
import { freshRule, problemOf, trimmed, withKind, type Rules } from "../../src/accounts/rules";
import { risenSince } from "../../src/accounts/risen";
import { tenths } from "../../src/accounts/words";

const rules = (...part: Partial<Rules["rules"][number]>[]): Rules => ({
  rules: part.map((one) => ({ ...freshRule, name: "Pricing", page: "/pricing", ...one })),
  scale: 40,
  researching: 20,
  highIntent: 60,
});

describe("intent rules", () => {
  it("are fine with a name and what they are about", () => {
    expect(problemOf(rules({}, { kind: "VISIT", page: null }, { kind: "SUBMIT", page: "" }))).toBeNull();
  });
  it("say what is missing", () => {
    expect(problemOf(rules({}, { name: " " }))).toBe("Give rule 2 a name: the ledger shows it.");
    expect(problemOf(rules({ page: "" }))).toBe("Say of “Pricing” what it is about.");
    expect(problemOf({ ...rules({}), researching: 60 })).toBe("High intent must begin above Researching.");
  });
  it("keep no field that another kind doesn't ask for", () => {
    const event = withKind({ ...freshRule, page: "/pricing" }, "EVENT");
    expect([event.page, event.selector, event.event]).toEqual([null, null, "/pricing"]);
    expect(withKind(event, "PEOPLE").event).toBeNull();
  });
  it("are sent without spaces, and nothing where nothing was written", () => {
    expect(trimmed(rules({ name: " A ", page: " /a " })).rules[0]).toMatchObject({ name: "A", page: "/a" });
    expect(trimmed(rules({ kind: "SUBMIT", page: " " })).rules[0]?.page).toBeNull();
  });
});

describe("accounts", () => {
  it("have risen when they are among the High Intent and were not", () => {
    const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(risenSince([a], [c, a, b])).toEqual([c, b]);
    expect(risenSince([a, b], [a])).toEqual([]);
  });
  it("have points to the tenth, with a sign where they may take", () => {
    expect([tenths(12.34), tenths(12.34, true), tenths(-3.02, true), tenths(0, true)]).toEqual([
      "12.3",
      "+12.3",
      "\u22123.0",
      "0.0",
    ]);
  });
});
