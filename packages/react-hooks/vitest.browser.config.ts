import { fileURLToPath } from "node:url";

import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { chromiumLaunchOptions } from "../../test/chromium.ts";
import { maxWorkers } from "../../test/max-workers.ts";
import { callServers } from "./src/testing/browser/call-servers.ts";

const provider = await chromiumLaunchOptions().then(
  ({ args, ...launchOptions }) =>
    playwright({
      launchOptions: {
        ...launchOptions,
        // The page comes from another origin than the API, which has no CORS headers. A proxy that made them one would
        // answer in the server's place when that drops a connection, and would not hang up when the page does.
        args: [...args, "--disable-web-security"],
      },
    }),
  // Where no browser is to be had, the tests that need one say so, and they alone.
  (error: unknown) => {
    const { prewarm: _prewarm, ...missing } = playwright();
    return {
      ...missing,
      providerFactory() {
        throw error;
      },
    };
  },
);

export default defineConfig({
  root: import.meta.dirname,
  // In-repo imports resolve to source: in the page, and in what runs beside it in Node.js.
  resolve: { conditions: ["@api-key-pairs/source", "module", "browser", "development"] },
  environments: { __vitest__: { resolve: { conditions: ["@api-key-pairs/source", "node"] } } },
  // All that the pages import: what Vite finds only on the way makes it load them again in the middle of a test.
  optimizeDeps: {
    include: [
      "@api-key-pairs/client > jose",
      "@api-key-pairs/client > ky",
      "@api-key-pairs/core > zod/mini",
      "@tanstack/react-query",
      "@tanstack/react-query-devtools/production",
      "react",
      "react/jsx-dev-runtime",
      "react-dom/client",
      "vitest-browser-react",
    ],
  },
  test: {
    name: "react-hooks-browser",
    include: ["src/**/*.browser.test.tsx"],
    setupFiles: fileURLToPath(new URL("../../test/fail-on-console.ts", import.meta.url)),
    maxWorkers,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" }],
      commands: { callServers },
      provider,
    },
  },
});
