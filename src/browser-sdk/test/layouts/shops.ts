import { type Layout, is } from "./build.js";

const PLANTS = ["fiddle-fig", "snake-plant", "monstera", "peace-lily", "rubber-tree", "aloe-vera"];
const WORKS = ["linen-shirt", "wool-scarf", "rain-coat", "canvas-bag", "field-boots"];

export const wooShop: Layout = {
  name: "shop grid",
  shape:
    "WooCommerce's Storefront theme: absolute links, classes that people wrote, a number in each product's",
  body: (b) => `
    ${b.more('<div class="notice"><a href="/summer-sale/">Sale</a><button>Close</button></div>')}
    <header id="masthead"><a class="custom-logo-link" href="/"${is("logo")}>Green</a>
      <form role="search" class="woocommerce-product-search"><input type="search" id="product-search-field-0" name="s"${is("search")}><button type="submit"${is("go")}>Go</button></form>
      <ul class="menu">${b.more('<li><a href="/new/">New</a></li>')}<li><a href="/shop/"${is("shop")}>Shop</a></li><li><a href="/blog/"${is("blog")}>Blog</a></li><li><a href="/cart/"${is("cart")}>Cart</a></li></ul></header>
    <main><form class="woocommerce-ordering"><select name="orderby"${is("order")}><option>Price</option></select></form>
      ${b.wrap(`<ul class="products columns-4">${b.more('<li class="product post-99 first"><a href="/product/new-palm/"><h2>Palm</h2></a><a class="button add_to_cart_button" href="?add-to-cart=99">Add</a></li>')}
      ${PLANTS.map((name, i) => `<li class="product type-product post-${40 + i}"><a class="woocommerce-LoopProduct-link" href="/product/${name}/"${is(name)}><h2>${name}</h2></a><a class="button add_to_cart_button" href="?add-to-cart=${40 + i}"${is(`add ${name}`)}>Add to cart</a></li>`).join("")}</ul>`)}
      <nav class="woocommerce-pagination"><a class="page-numbers" href="/shop/page/2/"${is("page 2")}>2</a><a class="next page-numbers" href="/shop/page/2/"${is("next")}>→</a></nav></main>`,
};

export const nextShop: Layout = {
  name: "shop, CSS modules",
  shape: "Next.js Commerce: every class hashed by CSS modules, products told apart by where they lead",
  body: (b) => `<div id="__next">
    ${b.more(`<div class="${b.next("Banner_root")}"><a href="/search/sale">Sale</a></div>`)}
    <nav class="${b.next("Navbar_root")}"><a class="${b.next("Navbar_logo")}" href="/"${is("logo")}>Acme</a>
      <div class="${b.next("Navbar_links")}">${["shirts", "coats", "bags"].map((c) => `<a class="${b.next("Navbar_link")}" href="/search/${c}"${is(c)}>${c}</a>`).join("")}</div>
      <button class="${b.next("Navbar_cart")}" aria-controls="radix-:r${b.count()}:"${is("cart")}><svg></svg></button></nav>
    <main>${b.wrap(`<div class="${b.next("Grid_root")}">${b.more(`<article class="${b.next("Card_root")}"><a class="${b.next("Card_link")}" href="/product/new-hat">Hat</a><button class="${b.next("Card_wish")}">♥</button></article>`)}
      ${WORKS.map((w) => `<article class="${b.next("Card_root")}"><a class="${b.next("Card_link")}" href="/product/${w}"${is(w)}>${w}</a><button class="${b.next("Card_wish")}"${is(`wish ${w}`)}>♥</button></article>`).join("")}</div>`)}
      <div class="${b.next("Pager_root")}"><button class="${b.next("Pager_prev")}"${is("prev")}>‹</button><button class="${b.next("Pager_next")}"${is("next")}>›</button></div></main>
    <footer class="${b.next("Footer_root")}"><a href="/about"${is("about")}>About</a><a href="/terms"${is("terms")}>Terms</a></footer></div>`,
};

export const tailwindProduct: Layout = {
  name: "product page, Tailwind",
  shape:
    "Tailwind Plus's product overviews: utility classes only, Headless UI's radio groups and disclosures",
  body: (b) => {
    const hue = b.later ? "emerald-600" : "indigo-600";
    const pad = b.later ? "px-6 py-2" : "px-4 py-3";
    return `${b.more('<div class="bg-gray-900 text-white"><a href="/outlet" class="underline">Outlet</a></div>')}
    <header class="sticky top-0 bg-white"><nav class="mx-auto max-w-7xl ${pad}"><a href="/women" class="text-sm text-gray-700"${is("women")}>Women</a><a href="/men" class="text-sm text-gray-700"${is("men")}>Men</a><button class="p-2 text-gray-400"${is("menu")}>☰</button></nav></header>
    <main class="mx-auto ${b.later ? "mt-12" : "mt-8"}"><nav aria-label="Breadcrumb"><ol class="flex items-center space-x-2"><li><a href="/clothing" class="text-sm"${is("crumb")}>Clothing</a></li><li><a href="/clothing/tees" class="text-sm"${is("crumb 2")}>Tees</a></li></ol></nav>
      ${b.wrap(`<form class="lg:col-span-5"><h2 class="sr-only">Color</h2><div role="radiogroup" id="headlessui-radiogroup-:r${b.count()}:" class="mt-2 flex">
        ${["white", "gray", "black"].map((c) => `<label class="rounded-full p-0.5"><input type="radio" name="color" value="${c}" class="sr-only"${is(c)}></label>`).join("")}</div>
        <div class="grid grid-cols-4 gap-4">${["xs", "s", "m", "l"].map((s) => `<label class="border ${pad}"><input type="radio" name="size" value="${s}"${is(s)}>${s}</label>`).join("")}</div>
        <button type="submit" class="mt-8 w-full bg-${hue} ${pad} hover:bg-indigo-700"${is("bag")}>Add to bag</button><button type="button" class="mt-2 w-full text-${hue}"${is("wish")}>♥</button></form>`)}
      <section><h3 class="border-t"><button type="button" id="headlessui-disclosure-button-:r${b.count()}:" class="group flex w-full py-6"${is("features")}>Features</button></h3><a href="/guides/size-guide" class="text-${hue}"${is("guide")}>Size guide</a></section></main>`;
  },
};
