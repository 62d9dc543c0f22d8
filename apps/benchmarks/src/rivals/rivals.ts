import { execFile } from "node:child_process";
import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What a user would pick instead, each at the newest version that npm had when it was measured first. */
const versions = {
  "@gr4vy/sdk": "1.10.18",
  "@stoplight/prism-cli": "5.16.0",
  "json-server": "0.17.4",
  "openapi-fetch": "0.17.0",
};

const cache = fileURLToPath(new URL("../../node_modules/.cache/rivals/", import.meta.url));

/**
 * Fetches a package from the registry when a benchmark first needs it: nobody else has to install it. Its install
 * scripts do not run.
 *
 * @returns the folder that has it in `node_modules`
 */
export async function fetchRival(name: keyof typeof versions): Promise<string> {
  const wanted = `${name}@${versions[name]}`;
  const folder = join(cache, wanted);
  // Which npm writes last.
  const isThere = access(join(folder, "node_modules/.package-lock.json")).then(
    () => true,
    () => false,
  );
  if (await isThere) return folder;
  await mkdir(folder, { recursive: true });
  const flags = [
    "--prefix",
    folder,
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  await promisify(execFile)("npm", ["install", ...flags, wanted]);
  return folder;
}

/** A file of a package, which is fetched if need be. */
export async function fileOfRival(name: keyof typeof versions, file: string): Promise<string> {
  return join(await fetchRival(name), "node_modules", name, file);
}
