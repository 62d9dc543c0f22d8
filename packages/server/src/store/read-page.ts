import type { Kysely, RawBuilder } from "kysely";
import { sql } from "kysely";

import type { Database } from "./database.ts";
import type { RecordRow } from "./key-pair-row.ts";
import { fromRow } from "./key-pair-row.ts";
import type { ListedKeyPair, PageQuery, StoredPage } from "./store.ts";

type Placed<Row> = Row & { position: number };

type Found<Row> = Placed<Row> & {
  /** The nearest position on the other side of where the page starts. */
  behind: number | null;
};

type Statement<Row> = (position: number, count: number) => RawBuilder<Found<Row>>;

/**
 * What a list is made of. The statements are text, each in one piece: the query builder takes longer to build one than
 * the database to run it.
 */
interface ListDefinition<Row> {
  readonly older: Statement<Row>;
  readonly newer: Statement<Row>;
  readonly toListed: (row: Placed<Row>) => ListedKeyPair;
  /** Which pairs are in it, to go on with `and`. */
  readonly filter: RawBuilder<unknown>;
}

/** The active pairs, as revision 2021-10 lists them. Those that are not are few, and are walked past. */
const activePairs: ListDefinition<Pick<RecordRow, "id" | "created_at" | "updated_at">> = {
  older: (position, count) => sql`select position, id, created_at, updated_at,
      (select position from api_key_pairs where active = 1 and position >= ${position}
        order by position asc limit 1) as behind
    from api_key_pairs where active = 1 and position < ${position} order by position desc limit ${count}`,
  newer: (position, count) => sql`select position, id, created_at, updated_at,
      (select position from api_key_pairs where active = 1 and position <= ${position}
        order by position desc limit 1) as behind
    from api_key_pairs where active = 1 and position > ${position} order by position asc limit ${count}`,
  toListed: (row) => ({
    position: row.position,
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }),
  filter: sql`active = 1 and`,
};

/** All of all pairs but their keys. */
export const recordColumns = sql`id, created_at, updated_at, display_name, algorithm, active, last_used_at, creator,
  role_ids, merchant_account_ids`;

const allPairs: ListDefinition<RecordRow> = {
  older: (position, count) => sql`select position, ${recordColumns},
      (select position from api_key_pairs where position >= ${position} order by position asc limit 1) as behind
    from api_key_pairs where position < ${position} order by position desc limit ${count}`,
  newer: (position, count) => sql`select position, ${recordColumns},
      (select position from api_key_pairs where position <= ${position} order by position desc limit 1) as behind
    from api_key_pairs where position > ${position} order by position asc limit ${count}`,
  toListed: (row) => ({ ...fromRow(row), position: row.position }),
  filter: sql``,
};

/** Reads one page of the active pairs. */
export async function readPage(db: Kysely<Database>, query: PageQuery): Promise<StoredPage> {
  return await read(db, query, activePairs);
}

/** Reads one page of all pairs, with all that is known of them. */
export async function readFullPage(db: Kysely<Database>, query: PageQuery): Promise<StoredPage> {
  return await read(db, query, allPairs);
}

/**
 * Reads one page.
 *
 * It asks for one pair more than wanted, to know whether there are more ahead, and in the same statement whether
 * there are any behind. Both are searches on the primary key, and the first page is no other than the rest. Even
 * where any row would do, it is the order that makes PostgreSQL search: it would scan for one that comes soon.
 */
async function read<Row>(
  db: Kysely<Database>,
  query: PageQuery,
  { older, newer, toListed, filter }: ListDefinition<Row>,
): Promise<StoredPage> {
  const { direction, position, limit } = query;
  const isOlder = direction === "older";
  const { rows } = await (isOlder ? older : newer)(position, limit + 1).execute(db);

  const hasAhead = rows.length > limit;
  const hasBehind = rows[0] ? rows[0].behind !== null : await hasAny(db, query, filter);
  const found = rows.slice(0, limit).map(toListed);
  return {
    pairs: isOlder ? found : found.toReversed(),
    hasNewer: isOlder ? hasBehind : hasAhead,
    hasOlder: isOlder ? hasAhead : hasBehind,
  };
}

/** Whether there is a pair behind an empty page. */
async function hasAny(
  db: Kysely<Database>,
  { direction, position }: PageQuery,
  filter: RawBuilder<unknown>,
): Promise<boolean> {
  const statement =
    direction === "older"
      ? sql`select position from api_key_pairs where ${filter} position >= ${position} order by position asc limit 1`
      : sql`select position from api_key_pairs where ${filter} position <= ${position} order by position desc limit 1`;
  return (await statement.execute(db)).rows.length > 0;
}
