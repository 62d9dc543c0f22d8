import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "packed",
    include: ["test/packed/**/*.test.ts", "release/**/*.test.ts"],
    globalSetup: "test/packed/install-packages.ts",
    // Both cores of a small CI machine, as everywhere.
    maxWorkers: "100%",
    // For what hangs: how busy the machine is decides no test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
