import { fileURLToPath } from "node:url";

import type { BrowserCommand } from "vitest/node";

type Servers = typeof import("./servers.ts");

const servers = fileURLToPath(new URL("servers.ts", import.meta.url));

/** By which a page calls what `servers.ts` exports, in Node.js. */
export const callServers: BrowserCommand<[name: keyof Servers, ...args: never[]]> = async (
  { project },
  name,
  ...args
) => {
  // By way of Vite, which finds the sources of the packages.
  const called = (await project.import<Servers>(servers))[name] as (...args: never[]) => unknown;
  return await called(...args);
};
