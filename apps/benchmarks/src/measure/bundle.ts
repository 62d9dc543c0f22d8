import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

const entry = "program.ts";

/**
 * The size of a program in KiB, minified and compressed as Vite builds it for browsers.
 *
 * @param program The text of a module.
 * @param folder The one that its imports are resolved from.
 */
export async function bundleSizeOf(
  program: string,
  folder: string,
  external: readonly RegExp[] = [],
): Promise<number> {
  const bundle = await rolldown({
    input: entry,
    cwd: folder,
    platform: "browser",
    external: [...external],
    // "use client" is for the bundlers of servers.
    checks: { moduleLevelDirective: false },
    resolve: { conditionNames: ["@api-key-pairs/source", "browser", "import", "default"] },
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === entry ? `${folder}/${entry}` : undefined),
        load: (id) => (id === `${folder}/${entry}` ? program : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  return gzipSync(output[0].code, { level: 9 }).length / 1024;
}
