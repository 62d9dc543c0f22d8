import { defineConfig } from "rolldown";

import { thirdPartyLicenses } from "../../build/third-party-licenses.ts";

// The command as a few files, its dependencies with it: whoever installs it gets nothing else.
export default defineConfig({
  input: { "akp-dashboard": "src/host/bin.ts" },
  platform: "node",
  resolve: { conditionNames: ["@api-key-pairs/source", "node", "import", "module", "default"] },
  // Syntax that the oldest Node.js of package.json does not know is written in another way.
  transform: { target: "node22" },
  plugins: [thirdPartyLicenses()],
  output: {
    dir: "dist",
    format: "esm",
    chunkFileNames: "akp-dashboard-[name].js",
    // Not minified: the stack traces are to be read.
    comments: { jsdoc: false },
  },
});
