import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { door, scrub, scrubUrl } from "../src/privacy/scrub.js";

// The examples that the server's finder is held to as well.
type Example = { kind: string; text: string; masked: string };
const { both, server, neither } = JSON.parse(
  readFileSync(new URL("../../../tests/examples/personal-data.json", import.meta.url), "utf8"),
) as { both: Example[]; server: Example[]; neither: string[] };

describe("scrub", () => {
  it.each(both)("replaces what is personal, $kind: $text", ({ text, masked }) =>
    expect(scrub(text)).toBe(masked),
  );

  it.each(server)("leaves to the server what is an id, $kind: $text", ({ text }) =>
    expect(scrub(text)).toBe(text),
  );

  it.each(neither)("leaves the rest: %s", (text) => expect(scrub(text)).toBe(text));

  it("takes linear time on hostile text", () => {
    const from = performance.now();
    for (const text of [
      "a".repeat(9000),
      "1".repeat(9000),
      "+1".repeat(4500),
      "a@".repeat(4500),
      "1 ".repeat(4500),
    ])
      scrub(text);
    expect(performance.now() - from).toBeLessThan(500);
  });
});

describe("scrubUrl", () => {
  const uuid = "0195c2a0-0000-7000-8000-000000000001";
  it.each([
    ["https://a.example/u/ann@b.example/x", "https://a.example/u/:email/x"],
    ["https://a.example/?m=ann%40b.example&utm_source=news", "https://a.example/?m=:email&utm_source=news"],
    ["https://a.example/?tel=%2B491701234567", "https://a.example/?tel=:phone"],
    [`https://a.example/p?id=${uuid}#${uuid}`, "https://a.example/p?id=:token#:token"],
    [`https://a.example/p/${uuid}`, `https://a.example/p/${uuid}`],
    ["https://a.example/?access_token=x&page=2", "https://a.example/?access_token=:token&page=2"],
    ["https://a.example/?gclid=EAIaIQobChMI8cX1w9Ww_gIVk", "https://a.example/?gclid=:token"],
    ["https://a.example/?j=eyJhbGciOi.eyJzdWIiOiIx.c2lnbmF0dXJl", "https://a.example/?j=:token"],
    [
      "https://a.example/?accessToken=x&api_key=y&sid=z",
      "https://a.example/?accessToken=:token&api_key=:token&sid=:token",
    ],
    ["https://a.example/?author=ann&side=left&design=2", "https://a.example/?author=ann&side=left&design=2"],
    ["https://me:secret@a.example/x", "https://a.example/x"],
    ["https://a.example/?q=%E0%A4%A&r=1", "https://a.example/?q=%E0%A4%A&r=1"],
    [
      "https://a.example/sale?size=m&colour=green#reviews",
      "https://a.example/sale?size=m&colour=green#reviews",
    ],
    ["data:text/html,ann", "data:"],
  ])("%s", (url, clean) => expect(scrubUrl(url)).toBe(clean));
});

describe("the door", () => {
  const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value, door));

  it("scrubs at any depth, and by the field's own rule", () => {
    expect(through({ a: [{ message: "mail ann@b.example" }], url: "https://a.example/?sid=1" })).toEqual({
      a: [{ message: "mail :email" }],
      url: "https://a.example/?sid=:token",
    });
  });

  it("lets through what is given to identify on purpose, and only there", () => {
    expect(through({ type: "identify", email: "ann@b.example", traits: { note: "ann@b.example" } })).toEqual({
      type: "identify",
      email: "ann@b.example",
      traits: { note: ":email" },
    });
    expect(through({ type: "custom", properties: { email: "ann@b.example" } })).toEqual({
      type: "custom",
      properties: { email: ":email" },
    });
  });

  it("cuts to the contract's limits without leaving half an address or half a character", () => {
    const cut = through({ title: "x".repeat(505) + " ann@b.example" }) as { title: string };
    expect(cut.title).toBe("x".repeat(505) + " :email");
    const pair = through({ title: "x".repeat(511) + "😀" }) as { title: string };
    expect(pair.title).toBe("x".repeat(511) + "\ufffd");
  });
});
