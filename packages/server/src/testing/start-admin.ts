import type { ServerAdmin } from "../admin/server-admin.ts";
import type { RunningServer } from "../running-server.ts";
import type { StartServerOptions } from "../server-options.ts";
import { start } from "./start.ts";

/** A real server with an admin surface, closed after the test. */
export async function startAdmin(options: Omit<StartServerOptions, "admin"> = {}) {
  const { server, ...rest } = await start({ ...options, admin: true });
  const admin = server.admin!;
  return {
    ...rest,
    server: server as RunningServer & { readonly admin: ServerAdmin },
    /** Calls the admin surface. A body that is no text is sent as JSON. */
    callAdmin: async (method: string, path: string, body?: unknown) =>
      await fetch(`${server.url}/_admin${path}`, {
        method,
        headers: { authorization: `Bearer ${admin.token}` },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
