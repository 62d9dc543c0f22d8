import type { Kysely } from "kysely";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";

import type { Database } from "./database.ts";
import type { IdentityColumn } from "./identity-column.ts";
import { postgresIdentity, sqliteIdentity } from "./identity-column.ts";
import { keyPairsAndSettings } from "./migrations/0001-key-pairs-and-settings.ts";
import { keyPairDetails } from "./migrations/0002-key-pair-details.ts";

/** In the order of their names, forwards only. A released migration never changes. */
const migrations = (identity: IdentityColumn): Record<string, Migration> => ({
  "0001-key-pairs-and-settings": keyPairsAndSettings(identity),
  "0002-key-pair-details": keyPairDetails,
});

/**
 * Brings a SQLite database to the schema of this version, all of it or nothing.
 *
 * @throws {Error} When a newer version of the server has written the database.
 */
export async function migrateSqlite(db: Kysely<Database>): Promise<void> {
  await db.connection().execute(async (connection) => {
    // Kysely takes no lock on SQLite. This one makes a second process that starts on the same file wait for the first.
    await sql`begin immediate`.execute(connection);
    try {
      await migrateToLatest(connection, sqliteIdentity);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

/**
 * Brings a PostgreSQL database to the schema of this version, all of it or nothing. Kysely's advisory lock lets one
 * instance do it, and makes the others wait.
 *
 * @throws {Error} When a newer version of the server has written the database.
 */
export async function migratePostgres(db: Kysely<Database>): Promise<void> {
  // Without it Kysely would take the tables of another schema, which has some of the same names, for those of this.
  const { rows } = await sql<{ name: string | null; path: string }>`
    select current_schema() as name, current_setting('search_path') as path`.execute(db);
  const { name, path } = rows[0]!;
  if (name === null) {
    throw new Error(
      `no schema of its search_path (${path}) is there for the user; create one and let the user use it, or correct ` +
        "the search_path",
    );
  }
  await migrateToLatest(db, postgresIdentity, name);
}

async function migrateToLatest(
  db: Kysely<Database>,
  identity: IdentityColumn,
  schema?: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(identity) },
    migrationTableName: "api_key_pair_migrations",
    migrationLockTableName: "api_key_pair_migration_lock",
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const [, unknown] = /previously executed migration (.+) is missing/.exec((error as Error).message) ?? [];
  if (unknown === undefined) throw error;
  throw new Error(
    `The database was written by a newer version of @api-key-pairs/server (its schema has "${unknown}"). ` +
      "Upgrade the server, or use another database.",
  );
}
