import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

import { keepFilesInMemory } from "./test/files-in-memory.ts";
import { maxWorkers } from "./test/max-workers.ts";

keepFilesInMemory();

// In-repo imports resolve to source, so tests need no build.
// "import" is not among them: the workers would take it for calls of require() as well.
const conditions = ["@api-key-pairs/source", "node"];

const project = (folder: string, test: object = {}) => ({
  extends: true as const,
  root: folder,
  test: { name: folder.split("/").at(-1)!, include: ["src/**/*.test.ts"], ...test },
});

const serverSetup = (file: string) =>
  fileURLToPath(new URL(`packages/server/src/testing/${file}`, import.meta.url));

const server = project("packages/server", {
  globalSetup: serverSetup("bundle-akp-server.ts"),
  exclude: ["src/**/*.postgres.test.ts"],
});

// What the database has a part in is tested once more on PostgreSQL, which is started for it.
const serverOnPostgres = project("packages/server", {
  name: "server-postgres",
  globalSetup: [serverSetup("bundle-akp-server.ts"), serverSetup("provide-postgres.ts")],
  include: [
    "src/**/*.postgres.test.ts",
    "src/create-app.test.ts",
    "src/durability/crash.test.ts",
    "src/hostile/held-requests.test.ts",
    "src/keys/root-key-pair.test.ts",
    "src/middleware/authenticate.test.ts",
    "src/paging/*.test.ts",
    "src/revisions/*.test.ts",
    "src/routes/**/{*-api-key-pair*,privileges}.test.ts",
    "src/store/{kysely-store,key-pair-details,migrate}.test.ts",
  ],
});

const dashboardSetup = (file: string) =>
  fileURLToPath(new URL(`apps/dashboard/src/testing/${file}`, import.meta.url));

const bundleAkp = fileURLToPath(new URL("packages/cli/src/testing/bundle-akp.ts", import.meta.url));
/** Shell scripts that call the command some hundred times. */
const documentsOfAkp = ["src/end-to-end/readme.test.ts", "src/end-to-end/rotate-guide.test.ts"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      project("packages/core"),
      project("packages/client"),
      server,
      serverOnPostgres,
      // As users get it: one bundle, made for the run.
      project("packages/cli", { globalSetup: bundleAkp, exclude: documentsOfAkp }),
      project("packages/react-hooks", {
        include: ["src/**/*.test.{ts,tsx}"],
        exclude: ["src/**/*.browser.test.tsx"],
      }),
      "packages/react-hooks/vitest.browser.config.ts",
      project("apps/dashboard", {
        globalSetup: dashboardSetup("host-bundle.ts"),
        exclude: ["src/end-to-end/**"],
      }),
      // As users get it, in a browser.
      project("apps/dashboard", {
        name: "dashboard-browser",
        globalSetup: dashboardSetup("end-to-end/build-dashboard.ts"),
        include: ["src/end-to-end/**/*.test.ts"],
      }),
      project("apps/benchmarks"),
      project("apps/demo"),
      project("apps/reference"),
      // The command as users get it, and the documents as they read them. Part of `pnpm check`, not of `pnpm test`.
      project(".", {
        name: "guides",
        include: ["test/guides/**/*.test.ts", ...documentsOfAkp.map((file) => `packages/cli/${file}`)],
        globalSetup: bundleAkp,
      }),
    ],
    // For what hangs: how busy the machine is decides no test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Loading all modules anew for each file took a third of the time. `leave-no-trace` is what this rests on.
    isolate: false,
    maxWorkers,
    setupFiles: ["fail-on-console", "leave-no-trace"].map((name) =>
      fileURLToPath(new URL(`test/${name}.ts`, import.meta.url)),
    ),
  },
});
