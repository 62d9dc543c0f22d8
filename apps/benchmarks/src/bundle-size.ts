import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

import type { Benchmark } from "./figure.ts";

/** What a page loads that calls every operation with a token: they share one road, and leaving some out saves little. */
const client = `
import { createClient } from "@api-key-pairs/client";
const keyPairs = createClient({ auth: "token" });
globalThis.keyPairs = { ...keyPairs };
`;
/** All of the hooks, whose code is their own but for these. */
const hooks = `
import * as hooks from "@api-key-pairs/react-hooks";
globalThis.hooks = { ...hooks };
`;
const notOfHooks = [/^@api-key-pairs\/(client|core)/, /^@tanstack\//, /^react/];
const entry = "browser-program.ts";

export const bundleSize: Benchmark = async () => [
  {
    name: "Browser bundle: every operation",
    per: "KiB, minified, gzip",
    value: await sizeOf(client),
    atMost: 22,
  },
  {
    name: "React hooks: their own code, all of it",
    per: "KiB, minified, gzip",
    value: await sizeOf(hooks, notOfHooks),
    atMost: 4,
  },
];

/** The size of a program in KiB, minified and compressed as Vite builds it. */
async function sizeOf(program: string, external: RegExp[] = []): Promise<number> {
  const bundle = await rolldown({
    input: entry,
    cwd: import.meta.dirname,
    platform: "browser",
    external,
    // "use client" is for the bundlers of servers.
    checks: { moduleLevelDirective: false },
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
  return gzipSync(output[0].code, { level: 9 }).length / 1024;
}
