/** Checks, before anything is published, that npm will accept where the packages say that they come from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { publishedPackages } from "./published-packages.ts";

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
const expected = `git+${server}/${repository}.git`;

const lacking = [];
for (const { name, folder } of await publishedPackages(join(import.meta.dirname, ".."))) {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (manifest.repository?.url !== expected) lacking.push(name);
}
if (lacking.length > 0) {
  process.stderr.write(
    `::error::npm gives provenance only to packages that name the repository they are built in. ` +
      `The package.json of ${lacking.join(", ")} needs "repository": { "type": "git", "url": "${expected}" }.\n`,
  );
  process.exitCode = 1;
}
