import { join } from "node:path";

import { inject } from "vitest";

const tools = inject("tools");

/** The folder with the `node` of a major version. */
export const nodeFolder = (major: string) => join(tools, "node_modules", `node-${major}`, "bin");

// The programs themselves: what pnpm puts into .bin runs Node.js first.
export const bun = join(tools, "node_modules/bun/bin/bun.exe");
export const deno = join(tools, "node_modules/deno/deno");
export const esbuild = join(tools, "node_modules/esbuild/bin/esbuild");
export const workerd = join(tools, "node_modules/workerd/bin/workerd");

/** The program that bundles with one of the bundlers. */
export const bundleWith = (bundler: string) => join(tools, `bundle-with-${bundler}.js`);
