import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";

import { openSqliteDialect } from "./sqlite-dialect.ts";

test("an error that ends the transaction by itself is the one that is thrown", async () => {
  const db = new Kysely({ dialect: openSqliteDialect() });
  onTestFinished(async () => await db.destroy());
  await sql`create table numbers (number integer unique on conflict rollback)`.execute(db);
  const insertTwice = db.transaction().execute(async (transaction) => {
    await sql`insert into numbers values (1)`.execute(transaction);
    await sql`insert into numbers values (1)`.execute(transaction);
  });
  await expect(insertTwice).rejects.toThrow("UNIQUE constraint failed: numbers.number");
  const { rows } = await sql`select * from numbers`.execute(db);
  expect(rows).toEqual([]);
});
