import { readdir } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { alone, readJson } from "./project.ts";
import { run } from "./run.ts";
import { esbuild } from "./tools.ts";

const packages = await readdir(join(import.meta.dirname, "../../packages"));

describe.each([...packages, "dashboard"])("%s, alone in a project", async (name) => {
  const folder = join(alone, name);
  const manifest = await readJson(join(folder, "node_modules/@api-key-pairs", name, "package.json"));

  test("gives every export", async () => {
    const entries = Object.keys(manifest.exports ?? {}).map((path) => join(manifest.name, path));
    const code = `for (const name of ${JSON.stringify(entries)}) {
      if (Object.keys(await import(name)).length === 0) throw new Error(name);
    }`;
    await run(folder, process.execPath, ["--input-type=module", "--eval", code]);
    for (const command of Object.keys(manifest.bin ?? {}))
      expect(await run(folder, join("node_modules/.bin", command), ["--version"])).toContain(
        manifest.version,
      );
  });

  test("imports what it declares, and declares what it imports", async () => {
    const { dependencies = {}, peerDependencies = {} } = manifest;
    expect(await importedBy(folder, manifest.name)).toEqual(
      Object.keys({ ...dependencies, ...peerDependencies }).toSorted(),
    );
  });
});

/** The packages that the code of a package imports, when it is needed at the latest. */
async function importedBy(folder: string, name: string): Promise<string[]> {
  const dist = join("node_modules", name, "dist");
  const files = await readdir(join(folder, dist), { recursive: true });
  const scripts = files.filter((file) => /\.c?js$/.test(file)).map((file) => join(dist, file));
  const asNode = [
    "--bundle",
    "--packages=external",
    "--platform=node",
    "--format=esm",
    "--loader:.html=empty",
  ];
  const output = ["--outdir=bundled", "--entry-names=[name]-[hash]", "--metafile=bundled.json"];
  await run(folder, esbuild, [...scripts, ...asNode, ...output, "--log-level=error"]);
  const { outputs } = await readJson(join(folder, "bundled.json"));
  const imports = Object.values<{ imports: { path: string; external?: boolean }[] }>(outputs).flatMap(
    (output) => output.imports,
  );
  const names = imports
    .filter(({ path, external }) => external && !isBuiltin(path))
    .map(({ path }) => /^(@[^/]+\/)?[^/]+/.exec(path)![0]);
  return [...new Set(names)].toSorted();
}
