import type { Generated, Kysely } from "kysely";
import { sql } from "kysely";

import type { PageQuery, Store, StoredKeyPair, StoredPage } from "./store.ts";

/** The tables, as the newest migration leaves them. */
export interface Database {
  api_key_pairs: {
    position: Generated<number>;
    id: string;
    /** The public JWK, as JSON. */
    public_key: string;
    created_at: string;
    updated_at: string;
  };
  settings: { name: string; value: string };
  kysely_migration: { name: string };
}

const rootSetting = "root_key_pair_id";

/** A store over any SQL database that Kysely speaks, whose schema is up to date. */
export function createKyselyStore(db: Kysely<Database>): Store {
  return {
    async insert(pair) {
      await db.insertInto("api_key_pairs").values(toRow(pair)).execute();
    },

    async insertRoot(pair) {
      return await db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("settings")
          .values({ name: rootSetting, value: pair.id })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) return false;
        await transaction.insertInto("api_key_pairs").values(toRow(pair)).execute();
        return true;
      });
    },

    rootId: async () => await readSetting(db, rootSetting),

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

    async delete(id) {
      const { numDeletedRows } = await db
        .deleteFrom("api_key_pairs")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async setting(name, create) {
      const known = await readSetting(db, name);
      if (known !== undefined) return known;
      await db
        .insertInto("settings")
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
  const row = await db.selectFrom("settings").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}

/**
 * Reads one pair more than asked for, to know whether there are more ahead, and asks in the same statement whether
 * there are any behind. Both are searches on the primary key, and the first page is no other than the rest.
 */
async function readPage(db: Kysely<Database>, query: PageQuery): Promise<StoredPage> {
  const { direction, position, limit } = query;
  const isOlder = direction === "older";
  const columns = sql`position, id, created_at, updated_at`;
  // As text: building these two with the query builder takes longer than running them.
  const statement = isOlder
    ? sql<ListedRow>`select ${columns}, exists (select 1 from api_key_pairs where position >= ${position}) as has_behind
        from api_key_pairs where position < ${position} order by position desc limit ${limit + 1}`
    : sql<ListedRow>`select ${columns}, exists (select 1 from api_key_pairs where position <= ${position}) as has_behind
        from api_key_pairs where position > ${position} order by position asc limit ${limit + 1}`;
  const { rows } = await statement.execute(db);

  const hasAhead = rows.length > limit;
  const hasBehind = rows[0] ? Boolean(rows[0].has_behind) : await hasAny(db, query);
  const found = rows.slice(0, limit).map((row) => ({
    position: row.position,
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
  return {
    pairs: isOlder ? found : found.toReversed(),
    hasNewer: isOlder ? hasBehind : hasAhead,
    hasOlder: isOlder ? hasAhead : hasBehind,
  };
}

/** Whether there is a pair behind an empty page. */
async function hasAny(db: Kysely<Database>, { direction, position }: PageQuery): Promise<boolean> {
  const row = await db
    .selectFrom("api_key_pairs")
    .select("id")
    .where("position", direction === "older" ? ">=" : "<=", position)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface ListedRow {
  position: number;
  id: string;
  created_at: string;
  updated_at: string;
  has_behind: number | boolean;
}

function toRow(pair: StoredKeyPair) {
  return {
    id: pair.id,
    public_key: JSON.stringify(pair.publicKey),
    created_at: pair.createdAt,
    updated_at: pair.updatedAt,
  };
}
