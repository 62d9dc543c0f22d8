import type { Logger } from "pino";

import type { RunningServer } from "../running-server.ts";
import type { ServerParts } from "../start-server.ts";
import { startServerWith } from "../start-server.ts";
import { createPostgresStore } from "../store/postgres-store.ts";
import type { Ready } from "./announce.ts";
import type { ServeOptions } from "./serve-options.ts";
import { closeTimeoutMs } from "./serve-options.ts";

/**
 * Starts the server that a command line asks for.
 *
 * @param parts What it shares with other processes.
 * @returns The server, and what is to be told of it.
 * @throws {Error} Like `startServer`, and when the private key of a new root pair would have no place to stay.
 */
export async function startWith(
  options: ServeOptions,
  logger: Logger,
  parts: ServerParts = {},
): Promise<{ server: RunningServer; ready: Ready }> {
  const { port, host, dataDir, databaseUrl, revision, admin, metrics, requestsPerMinute } = options;
  if (databaseUrl !== undefined && dataDir === undefined) await requireRootKeyPair(databaseUrl);
  const server = await startServerWith(
    {
      port,
      host,
      logger,
      metrics,
      admin,
      closeTimeoutMs,
      ...(dataDir !== undefined && { dataDir }),
      ...(databaseUrl !== undefined && { databaseUrl }),
      ...(revision !== undefined && { revision }),
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    },
    { ...parts, ownsProcess: true },
  );
  const ready = {
    url: server.url,
    database: databaseUrl && (await describeDatabase(databaseUrl)),
    rootKeyFile: server.rootKeyFile,
    adminTokenFile: server.admin?.tokenFile,
  };
  return { server, ready };
}

/** The pair outlives this process, so its private key must too. The library leaves that to its caller. */
async function requireRootKeyPair(databaseUrl: string): Promise<void> {
  const store = await createPostgresStore({ url: databaseUrl });
  try {
    if ((await store.rootId()) !== undefined) return;
  } finally {
    await store.close();
  }
  throw new Error(
    "This database has no key pairs yet. Name a directory with --data-dir: " +
      "the private key of the first pair is written there, and exists nowhere else.",
  );
}

/** As pg reads the URL and the environment. Neither user nor password is in it. */
async function describeDatabase(url: string): Promise<string> {
  const { Client } = await import("pg");
  const { database, host, port } = new Client({ connectionString: url });
  return `${database} on ${host}:${port}`;
}
