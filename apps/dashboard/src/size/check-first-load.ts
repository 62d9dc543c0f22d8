import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build, type Rolldown } from "vite";

/** What a browser loads before it shows the list, in bytes as they are sent compressed. */
const atMost = 120_000;

const { output } = (await build({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  logLevel: "warn",
  build: { write: false },
})) as Rolldown.RolldownOutput;

const files = new Map(output.map((file) => [file.fileName, file]));
let size = 0;
for (const name of firstLoad()) {
  const file = files.get(name)!;
  size += gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
}
console.log(`First load of the page: ${(size / 1000).toFixed(1)} KB compressed, at most ${atMost / 1000}`);
if (size > atMost) process.exitCode = 1;

/** The page, its styles, and its script with all that this imports for sure. */
function firstLoad(): Set<string> {
  const page = files.get("index.html") as Rolldown.OutputAsset;
  const names = new Set(["index.html"]);
  const add = (name: string) => {
    if (names.has(name)) return;
    names.add(name);
    const file = files.get(name)!;
    if (file.type === "chunk") for (const imported of file.imports) add(imported);
  };
  for (const [, name] of String(page.source).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) add(name!);
  return names;
}
