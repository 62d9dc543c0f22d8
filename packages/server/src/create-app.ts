import { Hono } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "./app-env.ts";
import { createTokenVerifier } from "./auth/verify-token.ts";
import { ApiError } from "./http/api-error.ts";
import { pathOf } from "./http/path-of.ts";
import { silentLogger } from "./logger.ts";
import { answerError } from "./middleware/answer-error.ts";
import { createAuthenticate } from "./middleware/authenticate.ts";
import { commonHeaders } from "./middleware/common-headers.ts";
import { logRequests } from "./middleware/log-requests.ts";
import { createCursors } from "./paging/cursor.ts";
import { createApiKeyPair } from "./routes/create-api-key-pair.ts";
import { deleteApiKeyPair } from "./routes/delete-api-key-pair.ts";
import { listApiKeyPairs } from "./routes/list-api-key-pairs.ts";
import { methodNotAllowed } from "./routes/method-not-allowed.ts";
import type { Store } from "./store/store.ts";

/** What `createApp` takes. */
export interface AppOptions {
  /** Where the key pairs are kept. The app does not close it. */
  store: Store;
  /**
   * Gets one line a request, free of secrets, and every unexpected error.
   *
   * @default silent
   */
  logger?: Logger;
  /**
   * The time, in milliseconds since 1970: for the dates of new pairs and the lifetimes of tokens.
   *
   * @default Date.now
   */
  clock?: () => number;
  /**
   * The longest request body that is read, in bytes.
   *
   * @default 65536
   */
  maxBodyBytes?: number;
}

/**
 * The API as a Hono app, for use without a port: `app.request(...)` in a test, or mounted in a server of your own.
 *
 * @example
 * const store = await createSqliteStore();
 * const privateKey = await createRootKeyPair(store);
 * const app = createApp({ store });
 * const response = await app.request("/api-key-pairs", { headers: { authorization: `Bearer ${token}` } });
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { store, logger = silentLogger, clock = Date.now, maxBodyBytes = 64 * 1024 } = options;
  const authenticate = createAuthenticate(createTokenVerifier(store, clock));
  const mayRead = authenticate("api-key-pairs.read");
  const mayWrite = authenticate("api-key-pairs.write");

  const app = new Hono<AppEnv>({ getPath: pathOf });
  app.use(commonHeaders, logRequests(logger));
  app.get("/api-key-pairs", mayRead, listApiKeyPairs(store, createCursors(store)));
  app.post("/api-key-pairs", mayWrite, createApiKeyPair(store, clock, maxBodyBytes));
  app.all("/api-key-pairs", methodNotAllowed("GET, HEAD, POST"));
  app.delete("/api-key-pairs/:id", mayWrite, deleteApiKeyPair(store));
  app.all("/api-key-pairs/:id", methodNotAllowed("DELETE"));
  app.notFound((c) => c.json(new ApiError("not_found").toBody(), 404));
  app.onError(answerError(logger));
  return app;
}
