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
    expect(of('<a x data-testid="cart.open">')).toBe('a[data-testid="cart.open"]');
    expect(of('<input x name="quantity">')).toBe('input[name="quantity"]');
  });

  it.each(["buy", "plan-pro", "filterSale", "add_to_cart"])("trusts the id %s", (id) => {
    expect(of(`<a x id="${id}"></a><a></a>`)).toBe(`#${id}`);
  });

  it.each([
    ":r1:",
    "_r_1_",
    "ember1234",
    "css-1x2y3z",
    "mui-42",
    "radix-3",
    "a1b2c3d4",
    "headlessui-menu-button-1",
    "bdVaJa",
    "mat-input-0",
  ])("doesn't trust the id %s", (id) => expect(of(`<a x id="${id}"></a><a></a>`)).toBe("a:nth-of-type(1)"));

  it("goes from the nearest anchor down, and never by a hashed class or text", () => {
    expect(of('<ul id="list"><li><b>a</b></li><li><b x class="css-9f8">b</b></li></ul>')).toBe(
      "#list li:nth-of-type(2) b",
    );
  });

  it("goes by classes that people wrote, by what stands before a hash, never by a state or a utility", () => {
    expect(of('<a class="save"></a><a x class="cancel"></a>')).toBe("a.cancel");
    expect(of('<a></a><a x class="Card_link__3xK9a"></a>')).toBe('a[class*="Card_link__"]');
    expect(of('<a></a><a x class="_link_1k2j3_12"></a>')).toBe('a[class*="_link_"]');
    for (const name of [
      "active",
      "nav-selected",
      "mt-4",
      "hover:underline",
      "css-1x2y3",
      "sc-bdVaJa",
      "w-[37px]",
    ])
      expect(of(`<a></a><a x class="${name}"></a>`), name).toBe("a:nth-of-type(2)");
  });

  it("takes where a link leads when that is words, and what a person chooses among, never what is typed", () => {
    expect(of('<a href="/b"></a><a x href="/p/fig?ref=1"></a>')).toBe("a:nth-of-type(2)");
    expect(of('<a href="/b"></a><a x href="/orders/4711"></a>')).toBe("a:nth-of-type(2)");
    expect(of('<a href="/b"></a><a x href="/p/fig"></a>')).toBe('a[href="/p/fig"]');
    expect(of('<p data-heatmap-mask><a></a><a x href="/p/fig"></a></p>')).toBe("a:nth-of-type(2)");
    expect(of('<input><input x value="ann">')).toBe("input:nth-of-type(2)");
    expect(of('<input type="radio" value="day"><input x type="radio" value="week">')).toBe(
      'input[value="week"]',
    );
  });

  it("keeps landmarks, so that it still leads there when its like appears elsewhere", () => {
    expect(of('<header><a x href="/cart"></a></header><main></main>')).toBe('header a[href="/cart"]');
  });

  it("doesn't trust an anchor that is there twice, or that holds personal data", () => {
    expect(of('<p id="row">a</p><p x id="row">b</p>')).toBe("p:nth-of-type(2)");
    expect(of('<p name="b"></p><p x name="ann@smith.example">b</p>')).toBe("p:nth-of-type(2)");
    expect(of('<p></p><p x aria-label="Ann Smith" title="Ann Smith">b</p>')).toBe("p:nth-of-type(2)");
  });

  it("stays within the contract however deep the page", () => {
    const deep = "<div></div><div>".repeat(60) + "<b x></b>";
    document.body.innerHTML = deep;
    expect(selectorOf(document.querySelector("[x]") as Element).length).toBeLessThanOrEqual(512);
  });
});
