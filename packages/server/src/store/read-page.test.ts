import { Kysely } from "kysely";
import type { CompiledQuery } from "kysely";
import { expect, onTestFinished, test } from "vitest";

import type { Database } from "./database.ts";
import { migrateSqlite } from "./migrate.ts";
import { readPage } from "./read-page.ts";
import { openSqliteDialect } from "./sqlite-dialect.ts";
import { listStart } from "./store.ts";

test("every page is a search on the primary key, the first as the millionth", async () => {
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: openSqliteDialect(),
    log: ({ query }) => void queries.push(query),
  });
  onTestFinished(async () => await db.destroy());
  await migrateSqlite(db);
  for (const id of ["1", "2", "3"]) {
    const row = { id, public_key: "{}", created_at: "", updated_at: "" };
    await db.insertInto("api_key_pairs").values(row).execute();
  }
  queries.length = 0;
  await readPage(db, { ...listStart, limit: 1 });
  await readPage(db, { direction: "older", position: 2, limit: 1 });
  await readPage(db, { direction: "older", position: 1, limit: 1 });
  await readPage(db, { direction: "newer", position: 1, limit: 1 });
  await readPage(db, { direction: "newer", position: 3, limit: 1 });
  const statements = [...new Map(queries.map((query) => [query.sql, query])).values()];
  expect(statements).toHaveLength(4);
  for (const { sql, parameters } of statements) {
    expect(sql).not.toMatch(/offset|count/i);
    const { rows } = await db.executeQuery<{ detail: string }>({
      ...queries[0]!,
      sql: `explain query plan ${sql}`,
      parameters,
    });
    const steps = rows.map(({ detail }) => detail).filter((detail) => !detail.startsWith("SCALAR SUBQUERY"));
    expect(steps).not.toHaveLength(0);
    for (const step of steps)
      expect(step).toMatch(/^SEARCH api_key_pairs USING INTEGER PRIMARY KEY \(rowid[<>]\?\)$/);
  }
});
