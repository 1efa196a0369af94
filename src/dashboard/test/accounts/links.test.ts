import { describe, expect, it } from "vitest";
import { accountMeant, saidWords, sentFor, takenBack, undoOf, type Saying } from "../../src/accounts/links";

const subject = "0f3ac8d1e5b24796a0c1d2e3f4a5b6c7";
const acme = "domain:acme.example";
const sayings: readonly Saying[] = [
  { kind: "belongs", subject, account: acme },
  { kind: "ruledOut", subject, account: acme },
  { kind: "withdrawn", subject, account: acme },
  { kind: "joined", account: acme, to: "network:Acme Corp" },
  { kind: "none", account: acme },
  { kind: "itself", account: acme },
];

describe("what is said of accounts", () => {
  it("is sent as a link or an unlinking, of a visitor or of everybody", () => {
    expect(sayings.map(sentFor)).toEqual([
      { how: "link", what: { subject }, account: acme },
      { how: "unlink", what: { subject }, account: acme },
      { how: "withdraw", what: { subject }, account: acme },
      { how: "link", what: { account: acme }, account: "network:Acme Corp" },
      { how: "unlink", what: { account: acme }, account: null },
      { how: "link", what: { account: acme }, account: acme },
    ]);
  });
  it("is taken back so that neither it nor its contrary is said, and an account linked away by naming it for itself", () => {
    expect(sayings.map((saying) => undoOf(saying)?.kind ?? null)).toEqual([
      "withdrawn",
      "withdrawn",
      null,
      "itself",
      "itself",
      null,
    ]);
  });
  it("names who and which, and never a prefix that nobody wrote", () => {
    const all = sayings.map(saidWords);
    expect(all.every((words) => words.includes("acme.example"))).toBe(true);
    expect(all.some((words) => words.includes("domain:") || words.includes("network:"))).toBe(false);
    expect(all[3]).toContain("Acme Corp");
  });
});

describe("what stands in the list", () => {
  it("is taken back of a visitor with its account, of everybody by the account they are found by", () => {
    expect(takenBack({ subject, from: null, account: acme })).toEqual({
      kind: "withdrawn",
      subject,
      account: acme,
    });
    expect(takenBack({ subject: null, from: acme, account: null })).toEqual({
      kind: "itself",
      account: acme,
    });
  });
});

describe("the account that is meant", () => {
  const seen = [
    { id: "network:Acme Corp", name: "Acme Corp" },
    { id: acme, name: "acme.example" },
  ];
  it("is one that was seen, however its name is written", () => {
    expect(accountMeant(" acme corp ", seen)).toBe("network:Acme Corp");
    expect(accountMeant("ACME.example", seen)).toBe(acme);
    expect(accountMeant("network:Acme Corp", seen)).toBe("network:Acme Corp");
  });
  it("is a company by its domain where none was seen", () => {
    expect(accountMeant("Beta-Werke.example", seen)).toBe("domain:beta-werke.example");
    expect(accountMeant("bücher.example", [])).toBe("domain:bücher.example");
  });
  it("is none where the words are neither", () => {
    for (const words of [
      "",
      " ",
      "Beta Werke",
      "beta",
      "ada@beta.example",
      "https://beta.example",
      "beta..example",
    ])
      expect(accountMeant(words, seen), words).toBeNull();
  });
});
