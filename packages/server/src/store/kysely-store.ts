import type { Kysely } from "kysely";
import { sql } from "kysely";

import type { Database } from "./database.ts";
import type { RecordRow } from "./key-pair-row.ts";
import { fromJson, fromRow, toChangedColumns, toRow } from "./key-pair-row.ts";
import { readFullPage, readPage, recordColumns } from "./read-page.ts";
import type { PublicKeysQuery, Store, StoredKeyPair, StoredPublicKey } from "./store.ts";
import type { WriteUses } from "./write-uses.ts";

/** A store whose notes of uses are written at once, and waited for. */
export interface PlainStore extends Omit<Store, "noteUse"> {
  /** Writes when pairs were last used, where that is later than what is known: dates by id. */
  writeUses(uses: ReadonlyMap<string, string>): Promise<void>;
}

/** Holds the root pair in full, as JSON, so that it can be put back. */
const rootSetting = "root_key_pair";

/**
 * A store over any SQL database that Kysely speaks, whose schema is up to date.
 */
export function createKyselyStore(db: Kysely<Database>, writeUses: WriteUses): PlainStore {
  return {
    async insert(pair) {
      await db.insertInto("api_key_pairs").values(toRow(pair)).execute();
    },

    async register(pair) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("api_key_pairs")
        .values(toRow(pair))
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows !== 0n;
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
      const { rows } = await sql<Omit<RecordRow, "id"> & { public_key: string }>`
        select public_key, created_at, updated_at, display_name, role_ids, merchant_account_ids
          from api_key_pairs where id = ${id} and active = 1`.execute(db);
      const [row] = rows;
      if (!row) return undefined;
      return {
        id,
        publicKey: JSON.parse(row.public_key),
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        displayName: row.display_name ?? undefined,
        roleIds: fromJson(row.role_ids),
        merchantAccountIds: fromJson(row.merchant_account_ids),
      };
    },

    async findByPrefix(prefix) {
      const { rows } = await sql<RecordRow>`
        select ${recordColumns} from api_key_pairs where substr(id, 1, 20) = ${prefix}`.execute(db);
      return rows[0] && fromRow(rows[0]);
    },

    page: async (query) => await readPage(db, query),

    fullPage: async (query) => await readFullPage(db, query),

    publicKeys: async (query) => await readPublicKeys(db, query),

    async update({ id, updatedAt }, changes) {
      const { numUpdatedRows } = await db
        .updateTable("api_key_pairs")
        .set({ ...toChangedColumns(changes), updated_at: changes.updatedAt })
        .where("id", "=", id)
        .where("updated_at", "=", updatedAt)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    writeUses: async (uses) => await writeUses(db, uses),

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
          .onConflict((conflict) => conflict.column("id").doUpdateSet(toRow(root)))
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
    .where("active", "=", 1)
    .where("algorithm", "is", null)
    .orderBy("position")
    .limit(query.limit)
    .execute();
  return rows.map(({ position, id, public_key }) => ({ position, id, publicKey: JSON.parse(public_key) }));
}
