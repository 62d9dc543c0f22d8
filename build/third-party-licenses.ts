import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Plugin } from "rolldown";

/** Ships the license texts of what is in a bundle beside it, as nearly all of them ask for. */
export function thirdPartyLicenses(): Plugin {
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
