import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

// In-repo imports resolve to source, so tests need no build.
const conditions = ["@api-key-pairs/source", "node", "import", "module", "default"];

const project = (folder: string) => ({
  extends: true as const,
  root: folder,
  test: { name: folder.split("/").at(-1)!, include: ["src/**/*.test.ts"] },
});

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      project("packages/core"),
      project("packages/client"),
      project("packages/server"),
      project("apps/demo"),
    ],
    // A file's spies, fake timers and warnings are its own.
    isolate: true,
    // Both cores of a small CI machine; by default one is left for the watcher.
    maxWorkers: "100%",
    setupFiles: fileURLToPath(new URL("test/fail-on-console.ts", import.meta.url)),
  },
});
