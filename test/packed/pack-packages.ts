import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { publishedPackages } from "../../release/published-packages.ts";

export const workspace = join(import.meta.dirname, "../..");

/** Names of packages, and where the tarball of each is, as a dependency on it is written. */
export type Tarballs = Readonly<Record<string, string>>;

/** Packs all packages that are published. */
export async function packPackages(destination: string): Promise<Tarballs> {
  const filters = (await publishedPackages(workspace)).flatMap(({ name }) => ["--filter", name]);
  const args = ["--recursive", ...filters, "pack", "--json", "--pack-destination", destination];
  const { stdout } = await promisify(execFile)("pnpm", args, { cwd: workspace });
  const packed: { name: string; filename: string }[] = JSON.parse(stdout);
  return Object.fromEntries(packed.map(({ name, filename }) => [name, `file:${filename}`]));
}
