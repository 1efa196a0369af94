import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { generate } from "../tools/contract.mjs";

const schema: object = JSON.parse(await readFile(new URL("../collect.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, strictTuples: false }).compile(schema);

const id = (n: number): string => `0195c2a0-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** The example of design.md, its shortened ids written out. */
function example() {
  return {
    site: "pk_demo",
    batch: id(1),
    run: id(2),
    visitor: id(3) as string | undefined,
    mode: "balanced",
    sentAt: 1790000000000,
    sdk: "1.0.0",
    sampleRate: 1,
    consent: ["analytics"],
    screen: [1920, 1080],
    scale: 2,
    language: "en",
    pages: [{ id: "p1", url: "https://...", title: "...", referrer: "...", viewport: [1280, 720] }],
    events: [
      { type: "view", seq: 1, page: "p1", at: 1790000000000 },
      {
        type: "click",
        seq: 2,
        page: "p1",
        at: 1790000000100,
        x: 640,
        y: 1890,
        document: [1280, 4200],
        button: 0,
        count: 1,
        trusted: true,
        target: { selector: "#buy", tag: "button", text: "Buy", rx: 16384, ry: 9000, fixed: false },
      },
      {
        type: "reaction",
        seq: 3,
        page: "p1",
        at: 1790000002700,
        of: 2,
        mutation: 40,
        scroll: null,
        navigation: null,
        selection: null,
        observed: 2500,
      },
      {
        type: "move",
        seq: 4,
        page: "p1",
        at: 1790000000200,
        document: [1280, 4200],
        points: [
          [0, 10, 20],
          [100, 14, 22],
        ],
      },
      { type: "scroll", seq: 5, page: "p1", at: 1790000000300, y: 900, max: 1620 },
      { type: "leave", seq: 6, page: "p1", at: 1790000005000, engaged: 4100 },
    ] as Record<string, unknown>[],
  };
}

const common = { seq: 1, page: "p1", at: 1790000000000 };
const target = { selector: "#f", tag: "form", rx: 16384, ry: 16384, fixed: false };

describe("collect.schema.json", () => {
  it("accepts the example of the design", () => {
    expect(validate(example()), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each<Record<string, unknown>>([
    {
      type: "attention",
      document: [1280, 4200],
      portions: [
        [0, 720, 3000],
        [896, 720, 1100],
      ],
    },
    {
      ...{ type: "scroller", selector: "#list", tag: "div", x: 0, y: 300 },
      ...{ right: 400, bottom: 900, content: [400, 2400] },
    },
    { type: "input", target, length: "short", fill: 900 },
    { type: "submit", target, fields: 3, duration: 9000 },
    { type: "abandon", target, fields: 3, touched: 1, last: "#email", duration: 9000 },
    { type: "focus", target },
    { type: "copy", target, length: 12 },
    { type: "key", combo: "Ctrl+K" },
    {
      type: "error",
      kind: "error",
      message: "x is not defined",
      source: "https://a/b.js",
      line: 1,
      column: 2,
    },
    { type: "vitals", name: "CLS", value: 0.02, rating: "good" },
    { type: "visible", state: "hidden" },
    { type: "custom", name: "signed up", properties: { plan: "pro", seats: 3, trial: true, coupon: null } },
    { type: "identify", email: "a@b.example", traits: { company: "B" } },
    { type: "consent", categories: ["analytics"], source: "banner" },
  ])("accepts $type", (event) => {
    const batch = { ...example(), events: [{ ...common, ...event }] };
    expect(validate(batch), JSON.stringify(validate.errors)).toBe(true);
  });

  it("ignores fields it doesn't know", () => {
    const batch = { ...example(), somethingNew: 1 };
    batch.events[0]!["somethingNew"] = true;
    expect(validate(batch)).toBe(true);
  });

  it("refuses a visitor in strict mode and wants one in the others", () => {
    expect(validate({ ...example(), mode: "strict" })).toBe(false);
    const { visitor: _, ...anonymous } = example();
    expect(validate({ ...anonymous, mode: "strict" })).toBe(true);
    expect(validate(anonymous)).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ["an unknown type", { type: "teleport" }],
    ["a coordinate out of bounds", { type: "scroll", y: -1, max: 10 }],
    ["a fractional coordinate", { type: "scroll", y: 0.5, max: 10 }],
    ["a point without its third number", { type: "move", document: [1, 1], points: [[0, 1]] }],
    ["a portion without its time", { type: "attention", document: [1, 1], portions: [[0, 1]] }],
    ["a scrolled element without its reach", { type: "scroller", selector: "a", tag: "a", x: 0, y: 0 }],
    ["a nested custom property", { type: "custom", name: "n", properties: { a: { b: 1 } } }],
    ["sequence number 0", { type: "view", seq: 0 }],
    ["an overlong selector", { type: "focus", target: { ...target, selector: "a".repeat(513) } }],
  ])("refuses %s", (_, event) => {
    expect(validate({ ...example(), events: [{ ...common, ...event }] })).toBe(false);
  });

  it("refuses more than 100 events", () => {
    const view = { type: "view", ...common };
    expect(validate({ ...example(), events: Array.from({ length: 100 }, () => view) })).toBe(true);
    expect(validate({ ...example(), events: Array.from({ length: 101 }, () => view) })).toBe(false);
  });
});

describe("src/contract.ts", () => {
  it("is what the schema generates", async () => {
    const onDisk = await readFile(new URL("../src/contract.ts", import.meta.url), "utf8");
    expect(onDisk).toBe(await generate());
  });
});
