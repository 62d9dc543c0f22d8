import type { Benchmark } from "../figure.ts";
import { bundleSizeOf } from "../measure/bundle.ts";

/** What a page loads that calls every operation with a token: they share one road, and leaving some out saves little. */
export const clientProgram = `
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

export const bundleSize: Benchmark = async () => {
  const folder = import.meta.dirname;
  return [
    {
      id: "bundle-size/client",
      name: "Browser bundle: every operation",
      per: "KiB, minified, gzip",
      value: await bundleSizeOf(clientProgram, folder),
      atMost: 22,
    },
    {
      id: "bundle-size/hooks",
      name: "React hooks: their own code, all of it",
      per: "KiB, minified, gzip",
      value: await bundleSizeOf(hooks, folder, notOfHooks),
      atMost: 4,
    },
  ];
};
