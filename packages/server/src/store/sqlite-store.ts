import { Kysely } from "kysely";

import { coalesceUses } from "./coalesce-uses.ts";
import type { Database } from "./database.ts";
import { createKyselyStore } from "./kysely-store.ts";
import { migrateSqlite } from "./migrate.ts";
import { openSqliteDialect } from "./sqlite-dialect.ts";
import type { Store } from "./store.ts";
import { writeUsesToSqlite } from "./write-uses.ts";

/** What `createSqliteStore` takes. */
export interface SqliteStoreOptions {
  /**
   * The database file, in a directory that exists. It is created when it is not there, readable by its owner only.
   *
   * @default a database in memory, gone with the store
   */
  file?: string;
  /**
   * How long a statement waits, in milliseconds, while somebody else writes to the same file. All else that is asked
   * of this store waits with it. When the time is up, it fails with `StoreUnavailableError`.
   *
   * @default 5000
   */
  busyTimeoutMs?: number;
}

/**
 * A store in SQLite: in memory, or in a file that several processes of one machine may share.
 *
 * @throws {Error} When the file cannot be opened, is no database, or was written by a newer version of this package.
 * @example
 * const store = await createSqliteStore({ file: "key-pairs.sqlite" });
 */
export async function createSqliteStore(options: SqliteStoreOptions = {}): Promise<Store> {
  const { file, busyTimeoutMs } = options;
  let db: Kysely<Database> | undefined;
  try {
    db = new Kysely<Database>({ dialect: openSqliteDialect(file, busyTimeoutMs) });
    await migrateSqlite(db);
    return coalesceUses(createKyselyStore(db, writeUsesToSqlite));
  } catch (error) {
    await db?.destroy();
    if (file === undefined) throw error;
    throw new Error(`Cannot use the database ${file}: ${(error as Error).message}`, { cause: error });
  }
}
