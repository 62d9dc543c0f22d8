import { defineConfig } from "rolldown";

import { thirdPartyLicenses } from "../../build/third-party-licenses.ts";

// The command as a few files, its dependencies with it: reading hundreds of small ones is most of a cold start.
export default defineConfig({
  input: { "akp-server": "src/bin.ts", "akp-server-command": "src/command/index.ts" },
  platform: "node",
  resolve: { conditionNames: ["@api-key-pairs/source", "node", "import", "module", "default"] },
  // Imported when they are asked for, which few starts do.
  external: ["pg", "prom-client", "rate-limiter-flexible"],
  plugins: [thirdPartyLicenses()],
  output: {
    dir: "dist",
    format: "esm",
    chunkFileNames: "akp-server-[name].js",
    // Not minified: the stack traces in the log are to be read.
    comments: { jsdoc: false },
  },
});
