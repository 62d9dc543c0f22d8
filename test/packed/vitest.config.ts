import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "packed",
    include: ["test/packed/**/*.test.ts"],
    // npm fetches what the packages depend on.
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
});
