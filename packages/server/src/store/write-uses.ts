import type { Kysely } from "kysely";
import { sql } from "kysely";

import type { Database } from "./database.ts";
import { neverWaits } from "./never-waits.ts";

/** Writes when pairs were last used, where that is later than what is known: dates by id. */
export type WriteUses = (db: Kysely<Database>, uses: ReadonlyMap<string, string>) => Promise<void>;

/** In one statement, which fails when somebody else is writing, so that nothing has to wait behind it. */
export const writeUsesToSqlite: WriteUses = async (db, uses) => {
  await sql`${sql.raw(neverWaits)} update api_key_pairs set last_used_at = used.value
    from json_each(${toJson(uses)}) as used
    where api_key_pairs.id = used.key
      and (api_key_pairs.last_used_at is null or api_key_pairs.last_used_at < used.value)`.execute(db);
};

/** In one statement, which locks the rows in one order: two instances that write the same pairs cannot block each other. */
export const writeUsesToPostgres: WriteUses = async (db, uses) => {
  await sql`with used as (
      select api_key_pairs.id, new.value from api_key_pairs join json_each_text(${toJson(uses)}) as new
        on api_key_pairs.id = new.key order by api_key_pairs.id for update of api_key_pairs
    )
    update api_key_pairs set last_used_at = used.value from used
    where api_key_pairs.id = used.id
      and (api_key_pairs.last_used_at is null or api_key_pairs.last_used_at < used.value)`.execute(db);
};

function toJson(uses: ReadonlyMap<string, string>): string {
  return JSON.stringify(Object.fromEntries(uses));
}
