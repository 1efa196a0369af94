import { describe, expect, it } from "vitest";
import { spanOf } from "../../src/accounts/span";
import { scoreWords } from "../../src/accounts/words";

const score = (at: string, intent: number, engagement = intent) => ({ at, intent, engagement });

describe("the span of an account's chart", () => {
  const lately = [
    score("2026-11-19T00:00:00Z", 0),
    score("2026-11-20T00:00:00Z", 30),
    score("2026-11-21T00:00:00Z", 60),
  ];

  it("is the last days where nothing was before them", () => {
    const month = [
      score("2026-10-22T00:00:00Z", 0),
      score("2026-11-18T12:00:00Z", 0),
      score("2026-11-20T00:00:00Z", 30),
    ];
    expect(spanOf(month, lately)).toBe(lately);
  });

  it("is the month where anything was, be it engagement alone", () => {
    const month = [
      score("2026-10-22T00:00:00Z", 0),
      score("2026-11-18T12:00:00Z", 0, 4),
      score("2026-11-20T00:00:00Z", 30),
    ];
    expect(spanOf(month, lately)).toBe(month);
  });
});

describe("a score in words", () => {
  it("never looks as if it had reached what it hasn't", () => expect(scoreWords(19.99)).toBe("19"));
});
