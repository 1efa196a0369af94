// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from "vitest";
import { selectorOf } from "../src/signals/selector.js";

// jsdom has no CSS.escape; what these pages hold needs none beyond these characters.
beforeAll(() => {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") } });
});

const of = (html: string, css = "[x]"): string => {
  document.body.innerHTML = html;
  const element = document.querySelector(css) as Element;
  const selector = selectorOf(element);
  expect([...document.querySelectorAll(selector)]).toEqual([element]);
  return selector;
};

describe("a selector", () => {
  it("takes the site's own word first, then what people write", () => {
    expect(of('<a x id="buy" data-heatmap-id="buy-now">')).toBe('a[data-heatmap-id="buy-now"]');
    expect(of('<a x id="buy" name="b">')).toBe("#buy");
    expect(of('<a x data-testid="cart.open">')).toBe('a[data-testid="cart\\.open"]');
    expect(of('<input x name="quantity">')).toBe('input[name="quantity"]');
  });

  it.each(["r1", "plan-pro", "step_2", "filterSale"])("trusts the id %s", (id) => {
    expect(of(`<a x id="${id}">`)).toBe(`#${id}`);
  });

  it.each([":r1:", "ember1234", "css-1x2y3z", "mui-42", "radix-3", "a1b2c3d4", "headlessui-menu-button-1"])(
    "doesn't trust the id %s",
    (id) => expect(of(`<a x id="${id}">`)).toBe("body > a"),
  );

  it("goes from the nearest anchor down, and never by class or text", () => {
    expect(of('<ul id="list"><li>a</li><li><b x class="css-9f8">b</b></li></ul>')).toBe(
      "#list > li:nth-of-type(2) > b",
    );
  });

  it("doesn't trust an anchor that is there twice, or that holds personal data", () => {
    expect(of('<p id="row">a</p><p x id="row">b</p>')).toBe("body > p:nth-of-type(2)");
    expect(of('<p x name="ann@smith.example">b</p>')).toBe("body > p");
  });

  it("stays within the contract however deep the page", () => {
    const deep = "<div></div><div>".repeat(60) + "<b x></b>";
    document.body.innerHTML = deep;
    expect(selectorOf(document.querySelector("[x]") as Element).length).toBeLessThanOrEqual(512);
  });
});
