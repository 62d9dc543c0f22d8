import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { defineConfig } from "rolldown";
import type { Plugin } from "rolldown";

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

/** Ships the license texts of what is in the bundle beside it, as nearly all of them ask for. */
function thirdPartyLicenses(): Plugin {
  return {
    name: "third-party-licenses",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      const packages = new Set(
        modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id) ?? []),
      );
      const sections = [...packages].map(describePackage).toSorted();
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY-LICENSES.txt", source: sections.join("\n\n") });
    },
  };
}

function describePackage(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((entry) => /^licen[sc]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no license file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(directory, file), "utf8").trim()}\n`;
}
