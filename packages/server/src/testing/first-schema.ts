import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { inject, onTestFinished } from "vitest";

import type { KeyPair } from "../keys/key-pair.ts";
import { loadSqlite } from "../store/load-sqlite.ts";
import { createPostgresStore } from "../store/postgres-store.ts";
import { createSqliteStore } from "../store/sqlite-store.ts";
import type { Store } from "../store/store.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

interface Pairs {
  root: KeyPair;
  other: KeyPair;
}

/**
 * A database as the first release left it: on PostgreSQL in the project `server-postgres`, else on SQLite in a file.
 *
 * @returns What opens one more store on it, closed after the test.
 */
export async function createFirstSchema(pairs: Pairs): Promise<() => Promise<Store>> {
  const openStore = inject("postgresUrl") === undefined ? createSqlite(pairs) : await createPostgres(pairs);
  return async () => {
    const store = await openStore();
    onTestFinished(async () => await store.close());
    return store;
  };
}

function createSqlite(pairs: Pairs) {
  const file = join(temporaryDirectory(), "a.sqlite");
  const database = new (loadSqlite().DatabaseSync)(file);
  database.exec(firstSchema("sqlite", pairs));
  database.close();
  return async () => await createSqliteStore({ file });
}

async function createPostgres(pairs: Pairs) {
  const [{ createSchema }, { queryPostgres }] = [
    await import("./create-schema.ts"),
    await import("./create-database.ts"),
  ];
  const url = await createSchema();
  await queryPostgres(url, firstSchema("postgres", pairs));
  return async () => await createPostgresStore({ url });
}

function firstSchema(dialect: "sqlite" | "postgres", { root, other }: Pairs): string {
  const identity =
    dialect === "sqlite"
      ? "integer primary key autoincrement"
      : "bigint primary key generated always as identity";
  const date = "2021-10-01T12:00:00.000Z";
  const stored = ({ id, publicKey }: KeyPair) => ({ id, publicKey, createdAt: date, updatedAt: date });
  const row = ({ id, publicKey }: KeyPair) =>
    `('${id}', '${JSON.stringify(publicKey)}', '${date}', '${date}')`;
  return `
    create table api_key_pairs (position ${identity}, id text not null unique, public_key text not null,
      created_at text not null, updated_at text not null);
    create table api_key_pair_settings (name text primary key not null, value text not null);
    create table api_key_pair_migrations (name varchar(255) not null primary key, timestamp varchar(255) not null);
    create table api_key_pair_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
    insert into api_key_pair_migrations values ('0001-key-pairs-and-settings', '${date}');
    insert into api_key_pair_migration_lock values ('migration_lock', 0);
    insert into api_key_pairs (id, public_key, created_at, updated_at) values ${row(root)}, ${row(other)};
    insert into api_key_pair_settings values
      ('root_key_pair', '${JSON.stringify(stored(root))}'),
      ('cursor_secret', '${randomBytes(32).toString("base64url")}');
  `;
}
