import { defineConfig } from "vitest/config";

// Where `npm run dev` finds the API and the demo pages: the real server, or the mock of `npm run mock`.
const server = process.env["HEATMAP_SERVER"] ?? "http://localhost:5080";

export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // The policy the server sends allows no data: addresses.
    reportCompressedSize: false,
    rollupOptions: {
      // Mantine marks hundreds of modules "use client", which means nothing in a bundle for browsers.
      onwarn: (warning, warn) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && warn(warning),
    },
  },
  server: {
    proxy: {
      "/graphql": { target: server, ws: true },
      "/demo": { target: server },
      "/sdk": { target: server },
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
