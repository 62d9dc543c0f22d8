import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

import type { IdentityColumn } from "../identity-column.ts";

/** The first schema: the active key pairs, and what the server itself must remember. */
export function keyPairsAndSettings(identity: IdentityColumn): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("api_key_pairs")
        // The order of the list. Never used twice, so that a cursor keeps its place when its pair is deleted.
        .addColumn("position", identity.type, identity.build)
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("public_key", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("updated_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("api_key_pair_settings")
        .addColumn("name", "text", (column) => column.primaryKey().notNull())
        .addColumn("value", "text", (column) => column.notNull())
        .execute();
    },
  };
}
