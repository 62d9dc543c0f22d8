import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

import { thirdPartyLicenses } from "../../build/third-party-licenses.ts";

/** The page, as files that its host serves under a strict Content-Security-Policy: no inline scripts or styles. */
export default defineConfig({
  plugins: [react(), thirdPartyLicenses()],
  resolve: { conditions: ["@api-key-pairs/source", ...defaultClientConditions] },
  build: {
    outDir: "dist/page",
    emptyOutDir: true,
    // The first versions with `light-dark()` and everything else that the page uses.
    target: ["chrome125", "firefox128", "safari17.5"],
    // A data: URL would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first look needs is one file: it compresses better than several.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "index", tags: ["$initial"] }] } } },
  },
});
