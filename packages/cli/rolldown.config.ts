import { defineConfig } from "rolldown";

import { thirdPartyLicenses } from "../../build/third-party-licenses.ts";

// The command as a few files, its dependencies with it: reading hundreds of small ones is most of a start. What a
// command loads when it runs is a file of its own.
export default defineConfig({
  input: { akp: "src/bin.ts" },
  platform: "node",
  resolve: { conditionNames: ["@api-key-pairs/source", "node", "import", "module", "default"] },
  // Installed beside it, and loaded by `akp serve` alone.
  external: [/^@api-key-pairs\/server/],
  plugins: [thirdPartyLicenses()],
  output: {
    dir: "dist",
    format: "esm",
    chunkFileNames: "akp-[name].js",
    // Not minified: the stack traces are to be read.
    comments: { jsdoc: false },
  },
});
