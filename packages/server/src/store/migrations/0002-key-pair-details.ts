import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Migration } from "kysely/migration";

const texts = ["display_name", "algorithm", "last_used_at", "creator", "role_ids", "merchant_account_ids"];

/**
 * What revision 2026-08 knows of a pair. No row is written anew: nothing in a column is what the pairs of revision
 * 2021-10 have, and an older version that still runs beside this one goes on inserting such rows.
 */
export const keyPairDetails: Migration = {
  async up(db: Kysely<unknown>) {
    // First, since a list of active pairs reads it of every row; and one by one, since SQLite adds no more at a time.
    await db.schema
      .alterTable("api_key_pairs")
      .addColumn("active", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    for (const name of texts) await db.schema.alterTable("api_key_pairs").addColumn(name, "text").execute();
    await db.schema
      .createIndex("api_key_pairs_id_prefix")
      .on("api_key_pairs")
      .expression(sql`substr(id, 1, 20)`)
      .execute();
  },
};
