// Bundles with esbuild and minifies with terser, whose output compresses better.
import { build } from "esbuild";
import { minify } from "terser";

/** The text of one script: all that `options` (esbuild's) name. */
export async function minified(options) {
  const bundle = await build({
    ...options,
    bundle: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minifySyntax: true,
    write: false,
  });
  const { code } = await minify(bundle.outputFiles[0].text, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, unsafe_arrows: true },
  });
  return code;
}
