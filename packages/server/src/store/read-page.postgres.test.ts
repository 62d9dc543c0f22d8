import { CompiledQuery, Kysely, PostgresDialect } from "kysely";

import { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";

import { queryPostgres } from "../testing/create-database.ts";
import { createSchema } from "../testing/create-schema.ts";
import type { Database } from "./database.ts";
import { migratePostgres } from "./migrate.ts";
import { readPage } from "./read-page.ts";
import { listStart } from "./store.ts";

test("every page is a search on the primary key, the first as the thousandth", async () => {
  const url = await createSchema();
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }),
    log: ({ query }) => void queries.push(query),
  });
  onTestFinished(async () => await db.destroy());
  await migratePostgres(db);
  await queryPostgres(
    url,
    `insert into api_key_pairs (id, public_key, created_at, updated_at)
       select number, '{}', '', '' from generate_series(1, 10000) as number;
     analyze api_key_pairs`,
  );
  queries.length = 0;
  await readPage(db, { ...listStart, limit: 10 });
  await readPage(db, { direction: "older", position: 5000, limit: 10 });
  await readPage(db, { direction: "older", position: 1, limit: 10 });
  await readPage(db, { direction: "newer", position: 1, limit: 10 });
  await readPage(db, { direction: "newer", position: 10_000, limit: 10 });
  const asked = queries.splice(0);
  expect(asked).toHaveLength(7);
  for (const { sql, parameters } of asked) {
    const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/Index (Only )?Scan( Backward)? using api_key_pairs_pkey/);
    expect(plan).not.toMatch(/Seq Scan|Sort|Bitmap/);
  }
});
