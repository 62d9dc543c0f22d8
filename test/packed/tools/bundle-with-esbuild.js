/** Bundles programs for the browser: `bundle-with-esbuild.js FOLDER OUTPUT NAME...`; prints the warnings. */
import { join } from "node:path";

import { build } from "esbuild";

const [folder, outdir, ...names] = process.argv.slice(2);
const warnings = [];
for (const name of names) {
  const built = await build({
    absWorkingDir: folder,
    entryPoints: [join(folder, name)],
    outdir,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  warnings.push(...built.warnings.map(({ text }) => text));
}
process.stdout.write(JSON.stringify(warnings));
