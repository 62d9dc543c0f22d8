import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

import type { Benchmark } from "./figure.ts";

/** What a page loads that creates, lists and deletes with a token: minified and compressed as Vite builds it. */
const program = `
import { createClient } from "@api-key-pairs/client";
const keyPairs = createClient({ auth: "token" });
globalThis.keyPairs = [keyPairs.create, keyPairs.list, keyPairs.delete];
`;
const entry = "browser-program.ts";

export const bundleSize: Benchmark = async () => {
  const bundle = await rolldown({
    input: entry,
    cwd: import.meta.dirname,
    platform: "browser",
    resolve: { conditionNames: ["@api-key-pairs/source", "browser", "import", "default"] },
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === entry ? `${import.meta.dirname}/${entry}` : undefined),
        load: (id) => (id.endsWith(entry) ? program : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  const value = gzipSync(output[0].code, { level: 9 }).length / 1024;
  return [{ name: "Browser bundle: create, list, delete", per: "KiB, minified, gzip", value, atMost: 20 }];
};
