import { join } from "node:path";

import { onTestFinished } from "vitest";

import { installed } from "./project.ts";

interface PackedServer {
  readonly url: string;
  readonly rootPrivateKey: string;
  readonly close: () => Promise<void>;
}

/** Starts the packed server in this process, for one test. */
export async function startPackedServer(): Promise<PackedServer> {
  const { startServer } = await import(join(installed("server"), "dist/index.js"));
  const server: PackedServer = await startServer({ revision: "2026-08" });
  onTestFinished(() => server.close());
  return server;
}

/** The environment in which programs find that server, and its first key. */
export const environmentOf = ({ url, rootPrivateKey }: PackedServer) => ({
  GR4VY_BASE_URL: url,
  GR4VY_PRIVATE_KEY: rootPrivateKey,
});
