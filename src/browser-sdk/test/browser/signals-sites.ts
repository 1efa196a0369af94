import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import type { Visitor } from "./signals-visit.js";

/** A page as other people make them, and what a visitor does there. */
export interface Site {
  name: string;
  html: string;
  scripts?: Record<string, string>;
  pages?: Record<string, string>;
  /** Done twice: before and after a reload. */
  act(visitor: Visitor, page: Page): Promise<void>;
}

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)), loader: "jsx" },
    bundle: true,
    format: "iife",
    write: false,
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias: { vue: "vue/dist/vue.esm-bundler.js" },
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}

const REACT = `
  import React, { useState } from "react";
  import { createRoot } from "react-dom/client";
  function App() {
    const [path, setPath] = useState(location.pathname);
    const [items, setItems] = useState([]);
    const [text, setText] = useState("");
    const go = (to) => (event) => { event.preventDefault(); history.pushState({}, "", to); setPath(to); };
    const add = (event) => { event.preventDefault(); setItems([...items, text]); setText(""); };
    return <main key={path}>
      <nav><a id="home" href="/" onClick={go("/")}>Home</a> <a id="about" href="/about" onClick={go("/about")}>About</a></nav>
      <h1>{path === "/about" ? "About" : "Things to do"}</h1>
      <form onSubmit={add}><input id="thing" value={text} onChange={(e) => setText(e.target.value)} /><button id="add">Add</button></form>
      <ul>{items.map((item, n) => <li key={n}><button className="drop" onClick={() => setItems(items.filter((_, m) => m !== n))}>Drop</button> {item}</li>)}</ul>
    </main>;
  }
  createRoot(document.getElementById("app")).render(<App />);`;

const VUE = `
  import { createApp } from "vue";
  createApp({
    data: () => ({ open: false, name: "", route: location.hash }),
    mounted() { addEventListener("hashchange", () => (this.route = location.hash)); },
    template: \`<div><button id="toggle" @click="open = !open">{{ open ? "Close" : "Open" }}</button>
      <p v-if="open" id="panel">A panel <button id="inner" @click.stop="name = 'x'">Inner</button></p>
      <input id="name" v-model="name"><a id="route" href="#/settings">Settings</a> <a id="back" href="#/">Back</a>
      <h2 v-if="route === '#/settings'">Settings</h2></div>\`,
  }).mount("#app");`;

const ARTICLE = Array.from(
  { length: 60 },
  (_, n) =>
    `<h2 id="part-${n}">Part ${n}</h2><p>${"Words of a long article that somebody reads. ".repeat(12)}</p>`,
).join("");

const CANVAS = `<style>body { margin: 0 }</style><canvas id="board" width="800" height="500"></canvas>
  <script>
    const pen = board.getContext("2d");
    let angle = 0;
    (function draw() { pen.clearRect(0, 0, 800, 500); pen.fillRect(400 + 100 * Math.cos(angle), 250 + 100 * Math.sin(angle), 20, 20); angle += 0.05; requestAnimationFrame(draw) })();
    board.addEventListener("pointerdown", (e) => pen.fillRect(e.offsetX, e.offsetY, 5, 5));
  </script>`;

const TREES = `<div id="card"></div><iframe id="frame" src="/inner" style="width:500px;height:200px"></iframe>
  <script>
    customElements.define("x-card", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<button id='buy'>Buy</button><input id='word'>" }
    });
    card.append(document.createElement("x-card"));
  </script>`;

const bootstrap = (kind: "css" | "js"): Promise<string> =>
  readFile(
    new URL(
      `../../node_modules/bootstrap/dist/${kind}/bootstrap${kind === "js" ? ".bundle" : ""}.min.${kind}`,
      import.meta.url,
    ),
    "utf8",
  );

const BOOTSTRAP = `<nav class="navbar navbar-expand fixed-top bg-body-tertiary"><div class="container"><div class="dropdown">
    <button id="menu" class="btn btn-secondary dropdown-toggle" data-bs-toggle="dropdown">Menu</button>
    <ul class="dropdown-menu"><li><button class="dropdown-item" id="first">First</button></li></ul></div></div></nav>
  <main class="container" style="padding-top:80px;height:2500px"><button id="ask" class="btn btn-primary" data-bs-toggle="collapse" data-bs-target="#more">More</button>
    <div class="collapse" id="more"><div class="card card-body">Much more</div></div>
    <form id="contact"><input class="form-control" id="subject"><div class="form-check"><input class="form-check-input" type="checkbox" id="agree"></div></form></main>
  <script src="/bootstrap.js"></script>`;

export const SITES: (() => Promise<Site>)[] = [
  async () => ({
    name: "a React app",
    html: '<div id="app"></div><script src="/app.js"></script>',
    scripts: { "/app.js": await bundled(REACT) },
    async act(visitor, page) {
      await visitor.type("#thing", "milk");
      await visitor.click("#add");
      visitor.note("submit");
      await page.waitForSelector(".drop");
      await visitor.click(".drop");
      await visitor.turn(() => visitor.click("#about"));
      await visitor.type("#thing", "something rather longer");
      await visitor.turn(() => page.goBack());
      visitor.note("abandon", "/about");
      await visitor.shortcut("Control+k", "Ctrl+K");
    },
  }),
  async () => ({
    name: "a Vue app",
    html: '<div id="app"></div><script src="/app.js"></script>',
    scripts: { "/app.js": await bundled(VUE) },
    async act(visitor, page) {
      await visitor.click("#toggle");
      await page.waitForSelector("#inner");
      await visitor.click("#inner");
      await visitor.type("#name", "Ann");
      await visitor.turn(() => visitor.click("#route"));
      await visitor.press("#toggle");
      await visitor.turn(() => visitor.click("#back"));
      await visitor.track("saved");
    },
  }),
  async () => ({
    name: "a Bootstrap page",
    html: `<style>${await bootstrap("css")}</style>${BOOTSTRAP}`,
    scripts: { "/bootstrap.js": await bootstrap("js") },
    async act(visitor, page) {
      await visitor.click("#menu");
      await page.waitForSelector("#first:visible");
      await visitor.click("#first");
      await visitor.click("#ask");
      await page.waitForSelector("#more.show");
      await visitor.type("#subject", "A question");
      visitor.note("abandon"); // By the reload, the going and the closing that follow.
      await visitor.scrollTo(800);
      await visitor.click("#menu");
      await page.keyboard.press("Escape");
      await visitor.rightClick("#menu");
    },
  }),
  async () => ({
    name: "a long article",
    html: ARTICLE,
    async act(visitor) {
      await visitor.scrollTo(1500);
      await visitor.click("#part-10");
      await visitor.scrollTo(6000);
      await visitor.click("#part-20", 2);
      await visitor.scrollTo(0);
      await visitor.shortcut("Control+Shift+S", "Ctrl+Shift+S");
    },
  }),
  async () => ({
    name: "a canvas page",
    html: CANVAS,
    async act(visitor) {
      await visitor.click("#board");
      await visitor.click("#board", 2);
      await visitor.rightClick("#board");
      await visitor.track("drawn");
    },
  }),
  async () => ({
    name: "a page with a shadow tree and a frame",
    html: TREES,
    pages: { "/inner": "<p>Inside</p><button id='in'>In</button><input id='typed'>" },
    async act(visitor, page) {
      const frame = page.frameLocator("#frame");
      await visitor.click("x-card #buy");
      await visitor.type("x-card #word", "abc");
      await visitor.click(frame.locator("#in"));
      await visitor.type(frame.locator("#typed"), "some words of mine");
      await visitor.click("x-card #buy");
    },
  }),
];
