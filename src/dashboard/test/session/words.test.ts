import { expect, it } from "vitest";
import { placeWords } from "../../src/session/words";

const script = { address: "https://shop.example/assets/app.js", line: 1, column: 4711 };

it.each([
  [{ ...script, original: null }, "/assets/app.js:1:4711"],
  [{ ...script, original: { source: "src/cart.ts", line: 12, column: 3, name: null } }, "src/cart.ts:12:3"],
  [{ address: "https://shop.example/leaf.png", line: null, column: null, original: null }, "/leaf.png"],
  [
    { address: "webpack-internal:///./a.ts", line: 3, column: 4, original: null },
    "webpack-internal:///./a.ts:3:4",
  ],
  [{ address: "app.js", line: 3, column: null, original: null }, "app.js:3"],
])("a place is told shortly: %j", (place, text) => {
  expect(placeWords(place).text).toBe(text);
});

it("what a mapped place was in the script is told beside it", () => {
  const original = { source: "src/cart.ts", line: 12, column: 3, name: "totalOf" };
  expect(placeWords({ ...script, original }).title).toBe(
    "totalOf, https://shop.example/assets/app.js:1:4711",
  );
});
