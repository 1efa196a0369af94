import type { NextConfig } from "next";

/** Static files: any server can serve what is built. The recipe is the same with `next start`. */
const config: NextConfig = {
  output: "export",
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
};

export default config;
