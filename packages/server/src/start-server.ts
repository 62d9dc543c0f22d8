import { mkdir } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { dirname, join, resolve } from "node:path";

import type { ServerAdmin } from "./admin/server-admin.ts";
import { createServerAdmin } from "./admin/server-admin.ts";
import { checkServerOptions } from "./check-options.ts";
import { composeApp } from "./create-app.ts";
import { createFaultInjector } from "./faults/fault-injector.ts";
import type { FaultInjector } from "./faults/fault-injector.ts";
import { parseSeed } from "./faults/fault-schema.ts";
import { listen } from "./http/listen.ts";
import { createRootKeyPair } from "./keys/root-key-pair.ts";
import { silentLogger } from "./logger.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { metricsRoutes } from "./metrics/metrics-routes.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createCursorSecret } from "./paging/cursor.ts";
import { limitRequests } from "./rate-limit/limit-requests.ts";
import type { RateLimiter } from "./rate-limit/rate-limiter.ts";
import { createRateLimiter } from "./rate-limit/rate-limiter.ts";
import type { Revision } from "./revisions/revision.ts";
import { revisionNamed } from "./revisions/revisions.ts";
import type { RunningServer } from "./running-server.ts";
import { addSecret } from "./secret-property.ts";
import type { StartServerOptions } from "./server-options.ts";
import { createPostgresStore } from "./store/postgres-store.ts";
import { checkPostgresUrl } from "./store/postgres-url.ts";
import { createSqliteStore } from "./store/sqlite-store.ts";
import type { Store } from "./store/store.ts";
import { syncDirectory } from "./sync-directory.ts";

/** What a server gets from outside that shares its port with other processes. */
export interface ServerParts {
  /** In place of one that counts what this process gets. */
  rateLimiter?: RateLimiter | undefined;
  /** In place of those that tell of this process alone. */
  metrics?: Metrics | undefined;
  /** Where the admin token is kept when there is no data directory. */
  adminTokenFile?: string | undefined;
  /**
   * Whether other processes answer at the same port: then there is no request journal and there are no faults, which
   * would be those of one of them.
   *
   * @default false
   */
  sharesPort?: boolean;
  /** As `listen` takes it. */
  ownsProcess?: boolean;
}

/**
 * Starts the API as a server of its own.
 *
 * @throws {TypeError} When an option is unknown or cannot be meant. Nothing was started then.
 * @throws {Error} When it cannot listen (`code` is `EADDRINUSE`, `EACCES` and so on), or cannot use the data directory
 * or the database.
 * @example
 * await using server = await startServer();
 * server.url; // "http://127.0.0.1:41234"
 * server.rootPrivateKey; // "-----BEGIN PRIVATE KEY-----..."
 */
export async function startServer(
  options: StartServerOptions & { dataDir?: never; databaseUrl?: never; admin: true },
): Promise<RunningServer & { readonly rootPrivateKey: string; readonly admin: ServerAdmin }>;
export async function startServer(
  options?: StartServerOptions & { dataDir?: never; databaseUrl?: never },
): Promise<RunningServer & { readonly rootPrivateKey: string }>;
export async function startServer(
  options: StartServerOptions & { admin: true },
): Promise<RunningServer & { readonly admin: ServerAdmin }>;
export async function startServer(options: StartServerOptions): Promise<RunningServer>;
export async function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  return await startServerWith(options, {});
}

/** `startServer` for one of several processes. */
export async function startServerWith(
  options: StartServerOptions,
  parts: ServerParts,
): Promise<RunningServer> {
  checkServerOptions(options);
  const { port = 0, host = "127.0.0.1", logger = silentLogger, maxBodyBytes = 64 * 1024 } = options;
  if (options.databaseUrl !== undefined) checkPostgresUrl(options.databaseUrl, "databaseUrl");
  const revision = revisionNamed(options.revision);
  const faults = createFaults(options, revision);
  const rateLimiter = parts.rateLimiter ?? (await createLimit(options.requestsPerMinute));
  const metrics = parts.metrics ?? (options.metrics ? await createMetrics(revision) : undefined);

  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  if (dataDir !== undefined) await createDirectory(dataDir);
  const inDataDir = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const store = await openStore(options.databaseUrl, inDataDir("api-key-pairs.sqlite"));
  try {
    const rootKeyFile = inDataDir("root-private-key.pem");
    const rootPrivateKey = await createRootKeyPair(store, {
      logger,
      ...(rootKeyFile !== undefined && { file: rootKeyFile }),
    });
    await createCursorSecret(store);
    const admin =
      faults && options.admin
        ? await createServerAdmin({
            store,
            faults,
            revision,
            onReset: [() => rateLimiter?.reset()],
            tokenFile: inDataDir("admin-token") ?? parts.adminTokenFile,
            sharesPort: parts.sharesPort ?? false,
            host,
            maxBodyBytes,
          })
        : undefined;
    const app = composeApp({
      store,
      logger,
      maxBodyBytes,
      revision: revision.name,
      around: [metrics?.middleware, ...(parts.sharesPort ? [] : [admin?.journal, faults?.middleware])].filter(
        (middleware) => middleware !== undefined,
      ),
      authenticated: rateLimiter ? [limitRequests(rateLimiter)] : [],
      beside: {
        ...(admin && { "/_admin": admin.routes }),
        ...(metrics && { "/metrics": metricsRoutes(metrics.text) }),
      },
    });
    const listening = await listen({
      fetch: (request, env) => app.fetch(request, env),
      port,
      host,
      logger,
      maxHeaderBytes: options.maxHeaderBytes ?? 16 * 1024,
      headersTimeoutMs: options.headersTimeoutMs ?? 10_000,
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      closeTimeoutMs: options.closeTimeoutMs ?? 10_000,
      ownsProcess: parts.ownsProcess,
    });
    let closing: Promise<void> | undefined;
    const stop = async () => {
      faults?.close();
      await listening.close().finally(() => store.close());
    };
    const close = async () => await (closing ??= stop());
    const server = {
      url: `http://${hostInUrl(host)}:${listening.port}`,
      port: listening.port,
      ...(rootKeyFile && rootPrivateKey && { rootKeyFile }),
      admin: admin?.admin,
      close,
      [Symbol.asyncDispose]: close,
    };
    return addSecret(server, "rootPrivateKey", rootPrivateKey);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @returns `undefined` when there will be none, so that no request is asked about them. */
function createFaults(
  { faults, faultSeed = 0, admin }: StartServerOptions,
  revision: Revision,
): FaultInjector | undefined {
  const seed = parseSeed(faultSeed, "faultSeed");
  return faults || admin ? createFaultInjector({ faults: faults ?? [], seed, revision }) : undefined;
}

async function createLimit(requestsPerMinute: number | undefined): Promise<RateLimiter | undefined> {
  return requestsPerMinute === undefined ? undefined : await createRateLimiter(requestsPerMinute);
}

async function openStore(databaseUrl: string | undefined, file: string | undefined): Promise<Store> {
  if (databaseUrl !== undefined) return await createPostgresStore({ url: databaseUrl });
  return await createSqliteStore(file === undefined ? {} : { file });
}

async function createDirectory(directory: string): Promise<void> {
  const created = await mkdir(directory, { recursive: true, mode: 0o700 }).catch(
    (error: NodeJS.ErrnoException) => {
      const isFile = error.code === "EEXIST";
      const reason = isFile ? "it is no directory; name one that is, or one to be created" : error.message;
      throw new Error(`Cannot use the data directory ${directory}: ${reason}`, { cause: error });
    },
  );
  if (created !== undefined) await syncDirectory(dirname(created));
}

/** Where a server that listens on this address is reached from its own machine. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
}
