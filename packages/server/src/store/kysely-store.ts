import type { Kysely } from "kysely";
import { sql } from "kysely";

import type { Database } from "./database.ts";
import { readPage } from "./read-page.ts";
import type { PublicKeysQuery, Store, StoredKeyPair, StoredPublicKey } from "./store.ts";

/** Holds the root pair in full, as JSON, so that it can be put back. */
const rootSetting = "root_key_pair";

/** A store over any SQL database that Kysely speaks, whose schema is up to date. */
export function createKyselyStore(db: Kysely<Database>): Store {
  return {
    async insert(pair) {
      await db.insertInto("api_key_pairs").values(toRow(pair)).execute();
    },

    async insertRoot(pair) {
      return await db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("api_key_pair_settings")
          .values({ name: rootSetting, value: JSON.stringify(pair) })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) return false;
        await transaction.insertInto("api_key_pairs").values(toRow(pair)).execute();
        return true;
      });
    },

    rootId: async () => (await readRoot(db))?.id,

    async find(id) {
      // As text, since every request asks this: the query builder takes three times as long as the query.
      const { rows } = await sql<
        Database["api_key_pairs"]
      >`select public_key, created_at, updated_at from api_key_pairs where id = ${id}`.execute(db);
      const [row] = rows;
      if (!row) return undefined;
      const publicKey = JSON.parse(row.public_key);
      return { id, publicKey, createdAt: row.created_at, updatedAt: row.updated_at };
    },

    page: async (query) => await readPage(db, query),

    publicKeys: async (query) => await readPublicKeys(db, query),

    async delete(id) {
      const { numDeletedRows } = await db
        .deleteFrom("api_key_pairs")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async reset() {
      // Before the transaction, since it never changes: on SQLite, one that begins with a read cannot wait its turn
      // to write.
      const root = await readRoot(db);
      await db.transaction().execute(async (transaction) => {
        const others = transaction.deleteFrom("api_key_pairs");
        await (root ? others.where("id", "!=", root.id) : others).execute();
        if (!root) return;
        await transaction
          .insertInto("api_key_pairs")
          .values(toRow(root))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      });
    },

    async setting(name, create) {
      const known = await readSetting(db, name);
      if (known !== undefined) return known;
      await db
        .insertInto("api_key_pair_settings")
        .values({ name, value: create() })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .execute();
      // Read again: another instance may have been first.
      return (await readSetting(db, name))!;
    },

    async ping() {
      await sql`select 1`.execute(db);
    },

    close: async () => await db.destroy(),
  };
}

async function readSetting(db: Kysely<Database>, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("api_key_pair_settings")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value;
}

async function readRoot(db: Kysely<Database>): Promise<StoredKeyPair | undefined> {
  const value = await readSetting(db, rootSetting);
  return value === undefined ? undefined : (JSON.parse(value) as StoredKeyPair);
}

async function readPublicKeys(db: Kysely<Database>, query: PublicKeysQuery): Promise<StoredPublicKey[]> {
  const rows = await db
    .selectFrom("api_key_pairs")
    .select(["position", "id", "public_key"])
    .where("position", ">", query.after)
    .orderBy("position")
    .limit(query.limit)
    .execute();
  return rows.map(({ position, id, public_key }) => ({ position, id, publicKey: JSON.parse(public_key) }));
}

function toRow(pair: StoredKeyPair) {
  return {
    id: pair.id,
    public_key: JSON.stringify(pair.publicKey),
    created_at: pair.createdAt,
    updated_at: pair.updatedAt,
  };
}
