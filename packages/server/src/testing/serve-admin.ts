import type { Logger } from "pino";
import { onTestFinished } from "vitest";

import { createServerAdmin } from "../admin/server-admin.ts";
import { composeApp } from "../create-app.ts";
import { createFaultInjector } from "../faults/fault-injector.ts";
import { listen } from "../http/listen.ts";
import { defaultRevision } from "../revisions/revisions.ts";
import type { Store } from "../store/store.ts";

/** The admin surface over a store of the test's own, on a real port until the test is over. */
export async function serveAdmin(store: Store, logger: Logger) {
  const host = "127.0.0.1";
  const { admin, routes } = await createServerAdmin({
    store,
    faults: createFaultInjector(),
    revision: defaultRevision,
    onReset: [],
    tokenFile: undefined,
    sharesPort: false,
    host,
    maxBodyBytes: 1024,
  });
  const app = composeApp({ store, logger, beside: { "/_admin": routes } });
  const { port, close } = await listen({
    fetch: (request, env) => app.fetch(request, env),
    port: 0,
    host,
    logger,
    maxHeaderBytes: 16 * 1024,
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 30_000,
    closeTimeoutMs: 1000,
    maxConnections: 100,
  });
  onTestFinished(close);
  return {
    admin,
    call: async (path: string) =>
      await fetch(`http://${host}:${port}${path}`, { headers: { authorization: `Bearer ${admin.token}` } }),
  };
}
