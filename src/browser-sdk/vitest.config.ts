import { defineConfig } from "vitest/config";

// Two cores are shared with others: one browser at a time.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 90_000, hookTimeout: 60_000, fileParallelism: false },
});
