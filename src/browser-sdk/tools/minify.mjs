// Bundles with esbuild and minifies with terser, whose output compresses better.
import { build } from "esbuild";
import { minify } from "terser";

/** What is loaded later stays a file of its own. */
export const apart = {
  name: "apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\// }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    ),
};

/** The text of one script: all that `options` (esbuild's) name. */
export async function minified(options) {
  const bundle = await build({
    ...options,
    plugins: [apart, ...(options.plugins ?? [])],
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
