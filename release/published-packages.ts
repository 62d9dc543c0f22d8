import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A package that releases publish. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** Reads the packages of a workspace that are not private. */
export async function publishedPackages(workspace: string): Promise<PublishedPackage[]> {
  const packages = [];
  for await (const path of glob("{packages,apps}/*/package.json", { cwd: workspace })) {
    const manifest = JSON.parse(await readFile(join(workspace, path), "utf8"));
    if (manifest.private) continue;
    packages.push({
      name: manifest.name,
      version: manifest.version,
      folder: join(workspace, dirname(path)),
    });
  }
  return packages;
}

/** The version that all of them have. */
export function sharedVersion(packages: readonly PublishedPackage[]): string {
  const [first] = packages;
  if (first === undefined) throw new Error("No package is to be published.");
  const others = packages.filter(({ version }) => version !== first.version);
  if (others.length > 0) {
    const listed = [first, ...others].map(({ name, version }) => `${name} ${version}`).join(", ");
    throw new Error(`Packages that share a version differ: ${listed}`);
  }
  return first.version;
}
