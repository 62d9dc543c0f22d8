import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";

import type { AppEnv } from "./app-env.ts";
import type { AppOptions } from "./app-options.ts";
import { createTokenVerifier } from "./auth/verify-token.ts";
import { checkAppOptions } from "./check-options.ts";
import { ApiError } from "./http/api-error.ts";
import { pathOf } from "./http/path-of.ts";
import { silentLogger } from "./logger.ts";
import { answerError } from "./middleware/answer-error.ts";
import { createAuthenticate } from "./middleware/authenticate.ts";
import { commonHeaders } from "./middleware/common-headers.ts";
import { logRequests } from "./middleware/log-requests.ts";
import type { OperationDefinition } from "./revisions/revision.ts";
import { revisionNamed } from "./revisions/revisions.ts";
import type { Scope } from "./roles/scopes.ts";
import { jsonWebKeySet } from "./routes/json-web-key-set.ts";
import { methodNotAllowed } from "./routes/method-not-allowed.ts";
import { openApiDocument } from "./routes/open-api-document.ts";

/** What `composeApp` takes beside: the parts that `startServer` adds when it is asked to. */
export interface AppParts extends AppOptions {
  /** Sees every request of the API, from the outside in. */
  around?: readonly MiddlewareHandler<AppEnv>[];
  /** Sees the requests that were authenticated. */
  authenticated?: readonly MiddlewareHandler<AppEnv>[];
  /** What is served beside the API, by path. It sees none of the middleware above, but is logged. */
  beside?: Readonly<Record<string, Hono<AppEnv>>>;
}

/**
 * The API as a Hono app, for use without a port: `app.request(...)` in a test, or mounted in a server of your own.
 *
 * @throws {TypeError} When an option is unknown or cannot be meant.
 * @example
 * const store = await createSqliteStore();
 * const privateKey = await createRootKeyPair(store);
 * const app = createApp({ store });
 * const response = await app.request("/api-key-pairs", { headers: { authorization: `Bearer ${token}` } });
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  checkAppOptions(options);
  return composeApp(options);
}

/** The app with all its parts. The order of the lines is the way of a request. */
export function composeApp(parts: AppParts): Hono<AppEnv> {
  const { store, logger = silentLogger, clock = Date.now, maxBodyBytes = 64 * 1024 } = parts;
  const { around = [], authenticated = [], beside = {} } = parts;
  const revision = revisionNamed(parts.revision);
  const authenticate = createAuthenticate({
    verifyToken: createTokenVerifier(store, clock),
    find: async (id) => await store.find(id),
    noteUse: (id) => store.noteUse(id, clock()),
    idOf: revision.idOf,
  });
  const may = (scope: Scope) => every(authenticate(scope), ...authenticated);

  const app = new Hono<AppEnv>({ getPath: pathOf });
  app.use(commonHeaders, logRequests(logger));
  for (const [path, routes] of Object.entries(beside)) app.route(path, routes);
  for (const middleware of around) app.use(middleware);
  app.get("/.well-known/jwks.json", jsonWebKeySet(store, logger));
  app.all("/.well-known/jwks.json", methodNotAllowed("GET, HEAD"));
  app.get("/openapi.json", openApiDocument(revision.name));
  app.all("/openapi.json", methodNotAllowed("GET, HEAD"));
  const operations = Object.values(revision.operations);
  for (const { method, path, scope, route } of operations) {
    app.on(method, path, may(scope), route({ store, clock, maxBodyBytes }));
  }
  for (const [path, allow] of allowedMethods(operations)) app.all(path, methodNotAllowed(allow));
  app.notFound((c) => c.json(new ApiError("not_found").toBody(), 404));
  app.onError(answerError(logger));
  return app;
}

/** The methods that each path has, as the `Allow` header names them. */
function allowedMethods(operations: readonly OperationDefinition[]): [path: string, allow: string][] {
  return [...new Set(operations.map(({ path }) => path))].map((path) => {
    const methods = operations.filter((one) => one.path === path).map(({ method }) => method);
    return [path, methods.toSorted().join(", ").replace("GET", "GET, HEAD")];
  });
}
