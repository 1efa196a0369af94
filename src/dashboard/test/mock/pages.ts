// The pages of the mock's shop. Boxes are in CSS pixels and placed absolutely, so that a test knows to the
// pixel where an element, and so its heat, must be.
import type { DeviceClass } from "../../src/api/contract";

export type Box = readonly [x: number, y: number, width: number, height: number];
export type Element = { selector: string; html: string; box: Box; lure: number };
export type ShopPage = { path: string; title: string; height: number; elements: Element[] };

export const widths: Record<DeviceClass, number> = { DESKTOP: 1280, TABLET: 820, MOBILE: 390 };

const nav: Element[] = [
  el("#logo", `<a id="logo" class="logo" href="/demo/">Fernweh &amp; Co.</a>`, [64, 28, 180, 40], 6),
  el("#nav-shop", `<a id="nav-shop" class="nav" href="/demo/">Lamps</a>`, [860, 30, 90, 36], 12),
  el("#nav-prices", `<a id="nav-prices" class="nav" href="/demo/pricing">Prices</a>`, [970, 30, 90, 36], 9),
  el("#cart", `<button id="cart" class="quiet">Basket (2)</button>`, [1090, 26, 126, 44], 10),
];

function el(selector: string, html: string, box: Box, lure: number): Element {
  return { selector, html, box, lure };
}

const lamps = ["Heron", "Moth", "Quarry", "Sill", "Fathom", "Wren"];

const home: ShopPage = {
  path: "/demo/",
  title: "Lamps that are kind to the evening",
  height: 2200,
  elements: [
    ...nav,
    el("h1", `<h1>Lamps that are kind to the evening</h1>`, [64, 150, 560, 150], 2),
    el("p.lead", `<p class="lead">Made to order, mended for life.</p>`, [64, 320, 480, 40], 1),
    el("#buy", `<button id="buy">Choose a lamp</button>`, [64, 392, 210, 56], 40),
    el("#hero", `<div id="hero" class="picture tall"></div>`, [680, 130, 536, 420], 9),
    ...lamps.map((name, index) =>
      el(
        `#lamp-${name.toLowerCase()}`,
        `<a id="lamp-${name.toLowerCase()}" class="card" href="/demo/"><span class="picture"></span>${name}</a>`,
        [64 + (index % 3) * 396, 660 + Math.floor(index / 3) * 420, 360, 380],
        [14, 22, 7, 5, 11, 4][index] ?? 1,
      ),
    ),
    el("#letter", `<input id="letter" placeholder="Your address, for letters">`, [64, 1640, 420, 52], 6),
    el("#subscribe", `<button id="subscribe" class="quiet">Subscribe</button>`, [504, 1640, 150, 52], 5),
    el("footer", `<footer>Fernweh &amp; Co., lamp makers</footer>`, [64, 2060, 1152, 60], 2),
  ],
};

const pricing: ShopPage = {
  path: "/demo/pricing",
  title: "Prices",
  height: 1400,
  elements: [
    ...nav,
    el("h1", `<h1>What a lamp costs</h1>`, [64, 130, 700, 90], 2),
    ...["Small", "Tall", "Hall"].map((name, index) =>
      el(
        `#plan-${name.toLowerCase()}`,
        `<button id="plan-${name.toLowerCase()}">Order ${name}</button>`,
        [110 + index * 396, 620, 240, 56],
        [10, 26, 4][index] ?? 1,
      ),
    ),
    el("footer", `<footer>Fernweh &amp; Co., lamp makers</footer>`, [64, 1260, 1152, 60], 2),
  ],
};

const orders: ShopPage = { ...pricing, path: "/demo/orders/:number", title: "Order", height: 1400 };

export const pages: readonly ShopPage[] = [home, pricing, orders];

/** Where a box stands at a device's width: the desktop layout on tablets squeezed, on phones stacked. */
export function placed(box: Box, device: DeviceClass): Box {
  const [x, y, width, height] = box;
  const squeeze = widths[device] / widths.DESKTOP;
  return [Math.round(x * squeeze), y, Math.round(width * squeeze), height];
}

const style = `
  body { margin: 0; position: relative; font: 17px/1.5 Georgia, serif; color: #2b2a28; background: #fbf9f5 }
  body > * { position: absolute; margin: 0; box-sizing: border-box }
  h1 { font-size: 52px; line-height: 1.1; font-weight: 500 } .lead { font-size: 22px }
  .logo { font-size: 24px; color: inherit; text-decoration: none } .nav { color: inherit; text-align: center }
  button { font: inherit; border: 0; border-radius: 6px; background: #2f4a3c; color: #fff }
  button.quiet { background: none; border: 1px solid #2f4a3c; color: #2f4a3c }
  input { font: inherit; border: 1px solid #b9b3a8; border-radius: 6px; padding: 0 14px; background: #fff }
  .picture { display: block; border-radius: 10px; background: linear-gradient(140deg, #e7d9c0, #b9a27f 60%, #6d5c47) }
  .card { color: inherit; text-decoration: none } .card .picture { height: 330px; margin-bottom: 12px }
  footer { border-top: 1px solid #d9d3c7; padding-top: 18px; font-size: 15px }
  @media (max-width: 820px) { h1 { font-size: 30px } body { font-size: 14px } }`;

export function html(page: ShopPage): string {
  const rules = (device: DeviceClass): string =>
    page.elements
      .map(({ selector, box }) => {
        const [x, y, width, height] = placed(box, device);
        return `${selector} { left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px }`;
      })
      .join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${page.title}</title>
    <meta name="viewport" content="width=device-width"><style>${style}
    body { height: ${page.height}px } ${rules("DESKTOP")}
    @media (max-width: 820px) { ${rules("TABLET")} } @media (max-width: 390px) { ${rules("MOBILE")} }
    </style></head><body>${page.elements.map((one) => one.html).join("\n")}</body></html>`;
}
