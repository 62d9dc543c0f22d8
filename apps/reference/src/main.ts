import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";

import { renderReference } from "./render-reference.ts";

const folder = new URL("../../../docs/reference/", import.meta.url);
await mkdir(folder, { recursive: true });
const pages = await renderReference();
const present = await readdir(folder);

if (process.argv.includes("--check")) {
  const stale = present.filter((name) => !pages.has(name));
  for (const [name, text] of pages) {
    const current = await readFile(new URL(name, folder), "utf8").catch(() => "");
    if (text !== current) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(`Not what the sources say: docs/reference/${stale.join(", ")}`);
    console.error("Renew it with: npx --yes pnpm@12 reference");
    process.exitCode = 1;
  }
} else {
  for (const name of present) if (!pages.has(name)) await rm(new URL(name, folder));
  for (const [name, text] of pages) await writeFile(new URL(name, folder), text);
}
