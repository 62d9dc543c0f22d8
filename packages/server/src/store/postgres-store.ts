import { Kysely, PostgresDialect } from "kysely";
import type { Client, ClientConfig, PoolConfig } from "pg";

import { coalesceUses } from "./coalesce-uses.ts";
import type { Database } from "./database.ts";
import { explainPostgresError } from "./explain-postgres-error.ts";
import { createKyselyStore } from "./kysely-store.ts";
import { migratePostgres } from "./migrate.ts";
import { adaptPool } from "./postgres-pool.ts";
import { checkPostgresUrl } from "./postgres-url.ts";
import { retryReads } from "./retry-reads.ts";
import type { Store } from "./store.ts";
import { writeUsesToPostgres } from "./write-uses.ts";

/** How long to wait for a connection, in milliseconds: to be made, or to come free. */
const connectionTimeoutMs = 2000;
/** How long a statement may take, in milliseconds. None of this package takes more than a few. */
const statementTimeoutMs = 10_000;
/** The same by our own clock, for a server that does not say a word any more. */
const answerTimeoutMs = statementTimeoutMs + 1000;

/** What `createPostgresStore` takes. */
export interface PostgresStoreOptions {
  /**
   * Where the database is: `postgres://user:password@host:5432/database`. TLS is what `sslmode` in it says:
   * `verify-full` checks the certificate, `no-verify` does not, and without it there is none. What the URL leaves out
   * comes from `PGUSER`, `PGPASSWORD` and so on.
   */
  url: string;
  /**
   * The most connections to have open at once.
   *
   * @default 10
   */
  maxConnections?: number;
}

/**
 * A store in PostgreSQL, for instances on any number of machines. What it acknowledges is as durable as the settings
 * of the database (`fsync`, `synchronous_commit`) make it.
 *
 * A database that goes away while the store is in use makes `StoreUnavailableError`s until it is back.
 *
 * @throws {TypeError} When `url` is no URL of PostgreSQL, or `maxConnections` is no whole number from 1 up.
 * @throws {Error} When the database cannot be used, or was written by a newer version of this package. The message
 * names host, port and database.
 * @example
 * const store = await createPostgresStore({ url: "postgres://akp:secret@db.example:5432/key_pairs" });
 */
export async function createPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, maxConnections = 10 } = options;
  checkPostgresUrl(url, "url");
  if (!Number.isInteger(maxConnections) || maxConnections < 1) {
    throw new TypeError("maxConnections must be a whole number from 1 up; leave it out for 10");
  }
  // Only now: who keeps to SQLite does not wait for it to load.
  const { Client: PgClient, Pool, types } = await import("pg");
  const open = (config: PoolConfig) => {
    const pool = new Pool({
      connectionString: url,
      connectionTimeoutMillis: connectionTimeoutMs,
      keepAlive: true,
      fallback_application_name: "api-key-pairs",
      types: {
        // Positions are int8, which pg gives as text: theirs are small enough for a number.
        getTypeParser: (oid, format) =>
          oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
      },
      ...config,
    });
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool: adaptPool(pool) }) });
  };

  const { host, port, database } = readUrl(PgClient, url);
  // A connection of its own, since migrations, and waiting for those of another instance, may take their time.
  const migrating = open({ max: 1 });
  try {
    await migratePostgres(migrating);
  } catch (error) {
    const reason = explainPostgresError(error as Error);
    throw new Error(`Cannot use the database ${database} on ${host}:${port}: ${reason}`, { cause: error });
  } finally {
    await migrating.destroy();
  }
  const db = open({
    max: maxConnections,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
  });
  return coalesceUses(retryReads(createKyselyStore(db, writeUsesToPostgres)));
}

/** pg's own reading of the URL and the environment. It does not connect, but reads the files of certificates. */
function readUrl(Client: new (config: ClientConfig) => Client, url: string): Client {
  try {
    return new Client({ connectionString: url });
  } catch (error) {
    throw new Error(`url cannot be used: ${(error as Error).message}`, { cause: error });
  }
}
