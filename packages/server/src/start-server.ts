import { mkdir } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { dirname, join, resolve } from "node:path";

import type { Logger } from "pino";

import type { ServerAdmin } from "./admin/server-admin.ts";
import { createServerAdmin } from "./admin/server-admin.ts";
import { composeApp } from "./create-app.ts";
import { createFaultInjector } from "./faults/fault-injector.ts";
import type { Fault } from "./faults/fault.ts";
import { parseSeed } from "./faults/fault-schema.ts";
import { listen } from "./http/listen.ts";
import { createRootKeyPair } from "./keys/root-key-pair.ts";
import { silentLogger } from "./logger.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { metricsRoutes } from "./metrics/metrics-routes.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { limitRequests } from "./rate-limit/limit-requests.ts";
import type { RateLimiter } from "./rate-limit/rate-limiter.ts";
import { createRateLimiter } from "./rate-limit/rate-limiter.ts";
import { addSecret } from "./secret-property.ts";
import { createPostgresStore } from "./store/postgres-store.ts";
import { checkPostgresUrl } from "./store/postgres-url.ts";
import { createSqliteStore } from "./store/sqlite-store.ts";
import type { Store } from "./store/store.ts";
import { syncDirectory } from "./sync-directory.ts";

/** What `startServer` takes. Everything has a default. */
export interface StartServerOptions {
  /**
   * The port to listen on. 0 takes any that is free.
   *
   * @default 0
   */
  port?: number;
  /**
   * The address to listen on. Anything but loopback is reachable from other machines, without TLS.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /**
   * The directory that keeps the database and the root key. It is created when it is not there, for its owner only.
   *
   * @default none: everything is in memory, and gone when the server closes
   */
  dataDir?: string;
  /**
   * The PostgreSQL that keeps the key pairs, as `postgres://user:password@host:5432/database`, for any number of servers
   * to share. The data directory then has no database in it. Without one, the root key is known only to the server that
   * made it, and to that only until it closes.
   *
   * @default none: SQLite keeps them, in the data directory or in memory
   */
  databaseUrl?: string;
  /**
   * Gets one line a request, free of secrets, and every unexpected error.
   *
   * @default silent
   */
  logger?: Logger;
  /**
   * The longest request body that is read, in bytes. A longer one is answered with 413.
   *
   * @default 65536
   */
  maxBodyBytes?: number;
  /**
   * The most that URL and headers of a request may take together, in bytes. More is answered with 431.
   *
   * @default 16384
   */
  maxHeaderBytes?: number;
  /**
   * How long the headers of a request may take to arrive, in milliseconds, before it is answered with 408.
   *
   * @default 10000
   */
  headersTimeoutMs?: number;
  /**
   * How long a request may take to arrive in full, in milliseconds, before it is answered with 408.
   *
   * @default 30000
   */
  requestTimeoutMs?: number;
  /**
   * How long `close` waits for requests in flight, in milliseconds, before it cuts them off.
   *
   * @default 10000
   */
  closeTimeoutMs?: number;
  /**
   * What goes wrong, in the order in which it is asked for. Requests for documents beside the API, and `HEAD`, are
   * spared.
   *
   * @default nothing
   */
  faults?: readonly Fault[];
  /**
   * Any whole number: which requests a fault with a `probability` strikes follows from it and from their order.
   *
   * @default 0
   */
  faultSeed?: number;
  /**
   * Whether there is an admin surface below `/_admin`: health, readiness, reset, the last requests, faults. It needs a
   * token of its own (`server.admin.token`), which is kept in the data directory when there is one.
   *
   * @default false
   */
  admin?: boolean;
  /**
   * How many requests a key pair may send in a minute, which starts with its first. What is beyond is answered with
   * 429 and `Retry-After`. Every server counts for itself.
   *
   * @default no limit
   */
  requestsPerMinute?: number;
  /**
   * Whether `/metrics` tells, in the Prometheus text format and to whoever asks, how many requests there were, how long
   * they took, and what the process uses.
   *
   * @default false
   */
  metrics?: boolean;
}

/** What a server gets from outside that shares its port with other processes. */
export interface ServerParts {
  /** In place of one that counts what this process gets. */
  rateLimiter?: RateLimiter | undefined;
  /** In place of those that tell of this process alone. */
  metrics?: Metrics | undefined;
  /** As `listen` takes it. */
  ownsProcess?: boolean;
}

/** A server that is ready to answer. */
export interface RunningServer extends AsyncDisposable {
  /** Where it is reached, without a slash at the end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  /**
   * The private key (PEM) of the pair that was there first: it signs the first tokens. `undefined` when its file is
   * gone from the data directory, when the pair was deleted, and when another server on the same database made it.
   * Printing the server does not show it.
   */
  readonly rootPrivateKey: string | undefined;
  /** The file that holds `rootPrivateKey`. Absent without a data directory, or when there is no root key any more. */
  readonly rootKeyFile?: string;
  /** The controls of the admin surface; `undefined` unless it was asked for. */
  readonly admin: ServerAdmin | undefined;
  /**
   * Stops: accepts nothing new, lets the requests in flight finish, closes the store. May be called more than once.
   */
  close(): Promise<void>;
}

/**
 * Starts the API as a server of its own.
 *
 * @throws {TypeError} When `host` or `dataDir` is empty, `databaseUrl` is no URL of PostgreSQL, or `faults` or `faultSeed` cannot be meant.
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
  const { port = 0, host = "127.0.0.1", logger = silentLogger, maxBodyBytes = 64 * 1024 } = options;
  // To Node an empty host is every interface, and an empty directory the current one.
  if (host === "") throw new TypeError("host must be an address, such as 127.0.0.1; leave it out for that");
  if (options.dataDir === "")
    throw new TypeError("dataDir must be a directory; leave it out to keep all in memory");
  if (options.databaseUrl !== undefined) checkPostgresUrl(options.databaseUrl, "databaseUrl");
  const seed = parseSeed(options.faultSeed ?? 0, "faultSeed");
  const hasFaults = options.faults !== undefined || options.admin === true;
  const faults = hasFaults ? createFaultInjector({ faults: options.faults ?? [], seed }) : undefined;
  const { requestsPerMinute } = options;
  const rateLimiter =
    parts.rateLimiter ??
    (requestsPerMinute === undefined ? undefined : await createRateLimiter(requestsPerMinute));
  const metrics = parts.metrics ?? (options.metrics ? await createMetrics() : undefined);
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  if (dataDir !== undefined) await createDirectory(dataDir);
  const rootKeyFile = dataDir && join(dataDir, "root-private-key.pem");
  const store = await openStore(options.databaseUrl, dataDir);
  try {
    const rootPrivateKey = await createRootKeyPair(store, rootKeyFile ? { file: rootKeyFile } : {});
    const onReset: (() => void | Promise<void>)[] = [() => rateLimiter?.reset?.()];
    const tokenFile = dataDir && join(dataDir, "admin-token");
    const admin =
      faults && options.admin
        ? await createServerAdmin({ store, faults, onReset, tokenFile, host, maxBodyBytes })
        : undefined;
    const app = composeApp({
      store,
      logger,
      maxBodyBytes,
      around: [metrics?.middleware, admin?.journal, faults?.middleware].filter(
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

async function openStore(databaseUrl: string | undefined, dataDir: string | undefined): Promise<Store> {
  if (databaseUrl !== undefined) return await createPostgresStore({ url: databaseUrl });
  return await createSqliteStore(dataDir ? { file: join(dataDir, "api-key-pairs.sqlite") } : {});
}

async function createDirectory(directory: string): Promise<void> {
  const created = await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new Error(`Cannot use the data directory ${directory}: ${error.message}`, { cause: error });
  });
  if (created !== undefined) await syncDirectory(dirname(created));
}

/** Where a server that listens on this address is reached from its own machine. */
function hostInUrl(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
}
