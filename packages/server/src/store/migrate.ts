import { sql } from "kysely";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";

import type { Database } from "./kysely-store.ts";
import { keyPairsAndSettings } from "./migrations/0001-key-pairs-and-settings.ts";

/** In the order of their names, forwards only. A released migration never changes. */
const migrations: Record<string, Migration> = {
  "0001-key-pairs-and-settings": keyPairsAndSettings,
};

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
      await migrateToLatest(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const executed = await db.selectFrom("kysely_migration").select("name").execute();
  const unknown = executed.find(({ name }) => !Object.hasOwn(migrations, name));
  if (!unknown) throw error;
  throw new Error(
    `The database was written by a newer version of @api-key-pairs/server (its schema has "${unknown.name}"). ` +
      "Upgrade the server, or use another data directory.",
  );
}
