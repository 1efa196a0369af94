// Leaves out of rrweb's recorder what we never switch on, so that pages don't load it: canvas, typefaces, frames of other
// origins, its own masking of text (ours sees every step). The version is exact; what isn't found any more stops the build.
import { readFile } from "node:fs/promises";

const CANVAS = `class CanvasManager {
  reset() {} freeze() {} unfreeze() {} lock() {} unlock() {}
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
};

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
      for (const name of METHODS)
        source = once(source, `^  ${name}\\(.*\\) {\\n[\\s\\S]*?\\n  }$`, `  ${name}() {}`, name);
      return { contents: source, loader: "js" };
    }),
};
