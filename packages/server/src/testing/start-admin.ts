import { onTestFinished } from "vitest";

import type { StartServerOptions } from "../server-options.ts";
import { startServer } from "../start-server.ts";
import { authorization } from "./sign-token.ts";

/** A real server with an admin surface, closed after the test. */
export async function startAdmin(options: Omit<StartServerOptions, "admin"> = {}) {
  const server = await startServer({ closeTimeoutMs: 1000, ...options, admin: true });
  onTestFinished(async () => await server.close());
  const headers = await authorization(server.rootPrivateKey!);
  return {
    server,
    headers,
    /** Calls the API as the root pair. */
    call: async (method: string, path: string, extra: Record<string, string> = {}) =>
      await fetch(server.url + path, { method, headers: { ...headers, ...extra } }),
    /** Calls the admin surface. A body that is no text is sent as JSON. */
    callAdmin: async (method: string, path: string, body?: unknown) =>
      await fetch(`${server.url}/_admin${path}`, {
        method,
        headers: { authorization: `Bearer ${server.admin.token}` },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
