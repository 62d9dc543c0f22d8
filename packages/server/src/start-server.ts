import { mkdir } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { dirname, join, resolve } from "node:path";

import type { Logger } from "pino";

import { createApp } from "./create-app.ts";
import { listen } from "./http/listen.ts";
import { createRootKeyPair } from "./keys/root-key-pair.ts";
import { silentLogger } from "./logger.ts";
import { createSqliteStore } from "./store/sqlite-store.ts";
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
}

/** A server that is ready to answer. */
export interface RunningServer extends AsyncDisposable {
  /** Where it is reached, without a slash at the end: `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  /**
   * The private key (PEM) of the pair that was there first: it signs the first tokens. `undefined` when its file is
   * gone from the data directory, or the pair was deleted.
   */
  readonly rootPrivateKey: string | undefined;
  /** The file that holds `rootPrivateKey`. Absent without a data directory, or when there is no root key any more. */
  readonly rootKeyFile?: string;
  /**
   * Stops: accepts nothing new, lets the requests in flight finish, closes the store. May be called more than once.
   */
  close(): Promise<void>;
}

/**
 * Starts the API as a server of its own.
 *
 * @throws {TypeError} When `host` or `dataDir` is empty.
 * @throws {Error} When it cannot listen (`code` is `EADDRINUSE`, `EACCES` and so on), or cannot use the data directory.
 * @example
 * await using server = await startServer();
 * server.url; // "http://127.0.0.1:41234"
 * server.rootPrivateKey; // "-----BEGIN PRIVATE KEY-----..."
 */
export async function startServer(
  options?: StartServerOptions & { dataDir?: never },
): Promise<RunningServer & { readonly rootPrivateKey: string }>;
export async function startServer(options: StartServerOptions): Promise<RunningServer>;
export async function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = "127.0.0.1", logger = silentLogger } = options;
  // To Node an empty host is every interface, and an empty directory the current one.
  if (host === "") throw new TypeError("host must be an address, such as 127.0.0.1; leave it out for that");
  if (options.dataDir === "")
    throw new TypeError("dataDir must be a directory; leave it out to keep all in memory");
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  if (dataDir !== undefined) await createDirectory(dataDir);
  const rootKeyFile = dataDir && join(dataDir, "root-private-key.pem");
  const store = await createSqliteStore(dataDir ? { file: join(dataDir, "api-key-pairs.sqlite") } : {});
  try {
    const rootPrivateKey = await createRootKeyPair(store, rootKeyFile ? { file: rootKeyFile } : {});
    const { maxBodyBytes } = options;
    const app = createApp({ store, logger, ...(maxBodyBytes !== undefined && { maxBodyBytes }) });
    const listening = await listen({
      fetch: (request) => app.fetch(request),
      port,
      host,
      logger,
      maxHeaderBytes: options.maxHeaderBytes ?? 16 * 1024,
      headersTimeoutMs: options.headersTimeoutMs ?? 10_000,
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      closeTimeoutMs: options.closeTimeoutMs ?? 10_000,
    });
    let closing: Promise<void> | undefined;
    const close = async () => await (closing ??= listening.close().finally(() => store.close()));
    return {
      url: `http://${hostInUrl(host)}:${listening.port}`,
      port: listening.port,
      rootPrivateKey,
      ...(rootKeyFile && rootPrivateKey && { rootKeyFile }),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
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
