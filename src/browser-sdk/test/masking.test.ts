// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { ignored, masked, textOf } from "../src/privacy/masking.js";

const first = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
};

beforeEach(() => void (document.body.innerHTML = ""));

describe("masking", () => {
  it("keeps length, spaces and signs, in every script", () => {
    expect(masked("Ann Smith, 4711!")).toBe("xxx xxxxx, 0000!");
    expect(masked("Зарплата 50 тыс")).toBe("xxxxxxxx 00 xxx");
    expect(masked("東京 2号")).toBe("xx 0x");
  });

  it("masks by default, unmasks by attribute, and the nearest attribute wins", () => {
    expect(textOf(first("<p>Hello <b>Ann</b></p>"), true)).toBe("xxxxx xxx");
    expect(textOf(first("<p data-heatmap-unmask>Hello <b data-heatmap-mask>Ann</b></p>"), true)).toBe(
      "Hello xxx",
    );
    expect(textOf(first("<p data-heatmap-mask>Hi <b data-heatmap-unmask>all</b></p>"), false)).toBe("xx all");
    expect(textOf(first("<p>Hello</p>"), false)).toBe("Hello");
  });

  it("never tells what is typed, or what is ignored", () => {
    const html = `<form data-heatmap-unmask>A<textarea>secret</textarea><select><option>Mrs</option></select>
      <div contenteditable="true">diary</div><i data-heatmap-ignore>hidden</i><script>code</script></form>`;
    expect(textOf(first(html), true)).toBe("A");
    expect(ignored(first("<div data-heatmap-ignore><b>x</b></div>").firstElementChild as Element)).toBe(true);
  });

  it("is at most 64 characters", () => {
    expect(textOf(first(`<p>${"word ".repeat(100)}</p>`), true).length).toBeLessThanOrEqual(64);
  });
});
