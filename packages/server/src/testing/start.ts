import { onTestFinished } from "vitest";

import type { StartServerOptions } from "../server-options.ts";
import { startServer } from "../start-server.ts";
import { authorization } from "./sign-token.ts";

/** A real server on a free port, closed after the test. */
export async function start(options: StartServerOptions = {}) {
  const server = await startServer({ closeTimeoutMs: 1000, ...options });
  onTestFinished(async () => await server.close());
  const headers = await authorization(server.rootPrivateKey!);
  return {
    server,
    headers,
    call: async (method: string, path: string, extra: Record<string, string> = {}) =>
      await fetch(server.url + path, { method, headers: { ...headers, ...extra } }),
  };
}
