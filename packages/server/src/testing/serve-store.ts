import { onTestFinished } from "vitest";

import type { AppParts } from "../create-app.ts";
import { composeApp } from "../create-app.ts";
import type { ListenOptions } from "../http/listen.ts";
import { listen } from "../http/listen.ts";
import { silentLogger } from "../logger.ts";
import type { Store } from "../store/store.ts";

/** The app over a store of the test's own, on a real port until the test is over. */
export async function serveStore(store: Store, options: Partial<AppParts & ListenOptions> = {}) {
  const { logger = silentLogger } = options;
  const app = composeApp({ store, ...options });
  const { port, close } = await listen({
    fetch: (request, env) => app.fetch(request, env),
    port: 0,
    host: "127.0.0.1",
    logger,
    maxHeaderBytes: 16 * 1024,
    headersTimeoutMs: 10_000,
    requestTimeoutMs: 30_000,
    closeTimeoutMs: 10_000,
    ...options,
  });
  onTestFinished(close);
  return { app, port, url: `http://127.0.0.1:${port}`, close };
}
