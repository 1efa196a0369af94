import { expect, it } from "vitest";
import { stage } from "./browser.js";

const at = stage();

it("tells that a program drives the browser", async () => {
  await at.visit("<p>Hello</p>");
  await at.flush();
  expect(at.collector.accepted[0]!.batch.webdriver).toBe(true);
});

it("says nothing of it where a person does", async () => {
  await at.context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false }),
  );
  await at.visit("<p>Hello</p>");
  await at.flush();
  expect(at.collector.accepted[0]!.text).toContain('"language"');
  expect(at.collector.accepted[0]!.text).not.toContain("webdriver");
});
