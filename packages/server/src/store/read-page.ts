import type { Kysely } from "kysely";
import { sql } from "kysely";

import type { Database } from "./database.ts";
import type { PageQuery, StoredPage } from "./store.ts";

interface ListedRow {
  position: number;
  id: string;
  created_at: string;
  updated_at: string;
  /** The nearest position on the other side of where the page starts. */
  behind: number | null;
}

/**
 * Reads one page of the active pairs.
 *
 * It asks for one pair more than wanted, to know whether there are more ahead, and in the same statement whether
 * there are any behind. Both are searches on the primary key, and the first page is no other than the rest. Even
 * where any row would do, it is the order that makes PostgreSQL search: it would scan for one that comes soon.
 */
export async function readPage(db: Kysely<Database>, query: PageQuery): Promise<StoredPage> {
  const { direction, position, limit } = query;
  const isOlder = direction === "older";
  const columns = sql`position, id, created_at, updated_at`;
  // As text: building these two with the query builder takes longer than running them.
  const statement = isOlder
    ? sql<ListedRow>`select ${columns},
          (select position from api_key_pairs where position >= ${position} order by position asc limit 1) as behind
        from api_key_pairs where position < ${position} order by position desc limit ${limit + 1}`
    : sql<ListedRow>`select ${columns},
          (select position from api_key_pairs where position <= ${position} order by position desc limit 1) as behind
        from api_key_pairs where position > ${position} order by position asc limit ${limit + 1}`;
  const { rows } = await statement.execute(db);

  const hasAhead = rows.length > limit;
  const hasBehind = rows[0] ? rows[0].behind !== null : await hasAny(db, query);
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
  const isOlder = direction === "older";
  const row = await db
    .selectFrom("api_key_pairs")
    .select("position")
    .where("position", isOlder ? ">=" : "<=", position)
    .orderBy("position", isOlder ? "asc" : "desc")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
