// Leaves out of rrweb's recorder what we never switch on, so that pages don't load it: canvas, typefaces, inlined pictures,
// frames of other origins, plugins, packing, its own masking (ours sees every step). The version is exact; what isn't found
// any more, or not as often as it was, stops the build.
import { readFile } from "node:fs/promises";
import { constantOptions } from "./constant-options.mjs";

const CANVAS = `class CanvasManager {
  reset() {} freeze() {} unfreeze() {} lock() {} unlock() {}
}`;

/** Of a page's \`meta\` only what makes how it looks; the rest tells machines of it. */
const SLIM = `function slimDOMExcluded({ type, tagName, attributes }) {
  if (type !== NodeType.Element) return type === NodeType.Comment;
  const { rel = "", as, href = "", name } = attributes;
  return tagName === "script" ||
    tagName === "meta" && !/^(viewport|color-scheme)$/.test(name) ||
    tagName === "link" && (rel === "modulepreload" || rel === "shortcut icon" || rel === "preload" && as === "script" ||
      rel === "prefetch" && /\\.js$/i.test(href.replace(/[?#].*/, "")));
}`;

/** Functions and classes of the file, and what stands in their place. */
const PARTS = {
  CanvasManager: CANVAS,
  WorkerWrapper: "",
  CrossOriginIframeMirror: "class CrossOriginIframeMirror {}",
  initFontObserver: "function initFontObserver() { return () => {}; }",
  is2DCanvasBlank: "function is2DCanvasBlank() { return true; }",
  mergeHooks: "function mergeHooks() {}",
  needMaskingText: "function needMaskingText() { return false; }",
  slimDOMDefaults: "function slimDOMDefaults() {}",
  slimDOMExcluded: SLIM,
  hasShadowRoot: "function hasShadowRoot(n) { return !!n && !!index.shadowRoot(n); }",
  // Browsers since 2017 have what it brings, and without \`Proxy\` rrweb doesn't run.
  polyfill: "function polyfill() {}",
};

/** Statements that run when the file is loaded, for what is left out or for other uses of it than ours. */
const STATEMENTS = [
  "const jsContent = .*;",
  "const blob = .*;",
  "for \\(var i = 0; i < chars\\.length; i\\+\\+\\) {\\n[\\s\\S]*?\\n}",
  "let _mirror = {\\n[\\s\\S]*?\\n};",
  'if \\(typeof window !== "undefined" && window\\.Proxy && window\\.Reflect\\) {\\n  _mirror = [\\s\\S]*?\\n}',
  "record\\.addCustomEvent = [\\s\\S]*?\\n};",
  "record\\.freezePage = [\\s\\S]*?\\n};",
  "record\\.takeFullSnapshot = [\\s\\S]*?\\n};",
];

/** Methods of classes that are called by nobody then. */
const METHODS = ["handleMessage", "transformCrossOriginEvent", "replaceIdOnNode", "patchRootIdOnNode"];

function once(source, pattern, text, what) {
  const found = source.match(new RegExp(pattern, "gm"))?.length ?? 0;
  if (found !== 1)
    throw new Error(`rrweb has changed: ${what} stands in it ${found} times. See tools/lean-rrweb.mjs.`);
  return source.replace(new RegExp(pattern, "m"), () => text);
}

export const leanRrweb = {
  name: "lean-rrweb",
  setup: ({ onLoad }) =>
    onLoad({ filter: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ }, async ({ path }) => {
      let source = await readFile(path, "utf8");
      for (const [name, text] of Object.entries(PARTS))
        source = once(source, `^(function|class) ${name}\\b[\\s\\S]*?\\n}$`, text, name);
      for (const pattern of STATEMENTS) source = once(source, `^${pattern}$`, "", pattern);
      for (const name of METHODS)
        source = once(source, `^  ${name}\\(.*\\) {\\n[\\s\\S]*?\\n  }$`, `  ${name}() {}`, name);
      return { contents: constantOptions(source), loader: "js" };
    }),
};
