import { closeSync, openSync } from "node:fs";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";

import { SqliteDialect } from "kysely";
import type { SqliteDatabase, SqliteStatement } from "kysely";

import { loadSqlite } from "./load-sqlite.ts";

/** How long a statement waits, in milliseconds, while another process writes to the same file. */
const busyTimeoutMs = 5000;

/**
 * Opens a SQLite database with `node:sqlite` for Kysely.
 *
 * @param file The database file; it is created, readable by its owner only. Left out: in memory.
 * @throws {Error} When the file cannot be opened or created, or is no database.
 */
export function openSqliteDialect(file?: string): SqliteDialect {
  return new SqliteDialect({ database: adapt(openDatabase(file)) });
}

function openDatabase(file: string | undefined): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  if (file === undefined) return new DatabaseSync(":memory:");
  // SQLite gives the files beside the database (-wal, -shm) the mode of the database itself.
  closeSync(openSync(file, "a", 0o600));
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    // WAL lets readers and the writer of several processes work at once. FULL makes a commit wait until it is on
    // the disk: what was acknowledged outlives a power cut.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
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
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
