import { closeSync, openSync } from "node:fs";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { setTimeout } from "node:timers/promises";

import { SqliteDialect } from "kysely";
import type { DatabaseConnection, SqliteDatabase, SqliteStatement } from "kysely";

import { loadSqlite } from "./load-sqlite.ts";
import { neverWaits } from "./never-waits.ts";
import { StoreUnavailableError } from "./store.ts";

/** How long a statement waits, in milliseconds, while another connection writes to the same file. */
const defaultBusyTimeoutMs = 5000;
/** How often it tries, in milliseconds. With longer pauses, one that writes all the time hardly lets another in. */
const maxPauseMs = 5;

// https://www.sqlite.org/rescode.html: the low byte of an extended result code is the code itself.
/** SQLITE_BUSY and SQLITE_LOCKED: somebody else holds the lock. */
const locked = new Set([5, 6]);

/**
 * Opens a SQLite database with `node:sqlite` for Kysely.
 *
 * @param file The database file; it is created, readable by its owner only. Left out: in memory.
 * @param busyTimeoutMs How long a statement waits, in milliseconds, while another connection holds the lock.
 * @throws {Error} When the file cannot be opened or created, or is no database.
 */
export function openSqliteDialect(file?: string, busyTimeoutMs = defaultBusyTimeoutMs): SqliteDialect {
  return new SqliteDialect({
    database: adapt(openDatabase(file, busyTimeoutMs)),
    onCreateConnection: async (connection) => waitForLocks(connection, busyTimeoutMs),
  });
}

function openDatabase(file: string | undefined, busyTimeoutMs: number): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  if (file === undefined) return new DatabaseSync(":memory:");
  // SQLite gives the files beside the database (-wal, -shm) the mode of the database itself.
  closeSync(openSync(file, "a", 0o600));
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    // WAL lets readers and the writer of several processes work at once. FULL makes a commit wait until it is on
    // the disk: what was acknowledged outlives a power cut.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    // From here on it is not SQLite that waits: see waitForLocks.
    database.exec("PRAGMA busy_timeout = 0");
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function adapt(database: DatabaseSync): SqliteDatabase {
  // Never evicted: the statements are those that this package writes, a dozen or so.
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      let statement = prepared.get(sql);
      if (!statement) prepared.set(sql, (statement = prepare(database, sql)));
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const names = statement.columns().map(({ name }) => name);
  // Rows as objects of ours: those of node:sqlite are slow to make and to read, a fifth of what a list costs.
  statement.setReturnArrays(true);
  const toRow = (values: unknown) => {
    const row: Record<string, unknown> = {};
    for (const [index, value] of (values as unknown[]).entries()) row[names[index]!] = value;
    return row;
  };
  return {
    reader: names.length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])).map(toRow),
    run(parameters) {
      // Some errors, such as a full disk, end the transaction by themselves. It is those that count then, and not that
      // there is nothing left to roll back.
      if (sql === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
      return statement.run(...(parameters as SQLInputValue[]));
    },
    *iterate(parameters) {
      for (const values of statement.iterate(...(parameters as SQLInputValue[]))) yield toRow(values);
    },
  };
}

/**
 * Lets a statement wait while another connection holds the lock. SQLite itself would stop the whole process to wait:
 * in vain, when the other connection is of this process and in the middle of a transaction.
 */
function waitForLocks(connection: DatabaseConnection, limitMs: number): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query, options) => {
    const deadline = performance.now() + limitMs;
    for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      try {
        return await execute(query, options);
      } catch (error) {
        const { message, errcode = 0 } = error as Error & { errcode?: number };
        if (!locked.has(errcode & 0xff)) throw error;
        const isOver = performance.now() >= deadline || query.sql.startsWith(neverWaits);
        if (isOver) throw new StoreUnavailableError(message, { cause: error });
      }
      await setTimeout(pauseMs);
    }
  };
}
