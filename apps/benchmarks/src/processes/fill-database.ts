import { DatabaseSync } from "node:sqlite";

import { createSqliteStore } from "@api-key-pairs/server";

/** Fills a new SQLite file with key pairs that nobody can sign with. */
export async function fillDatabase(file: string, count: number): Promise<void> {
  await (await createSqliteStore({ file })).close();
  addPairs(file, count, "A");
}

/**
 * Adds key pairs that nobody can sign with: through SQL in one transaction, since a million key generations would take
 * an hour.
 *
 * @param first What their ids begin with.
 */
export function addPairs(file: string, count: number, first: string): void {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    "insert into api_key_pairs (id, public_key, created_at, updated_at) values (?, ?, ?, ?)",
  );
  const now = new Date().toISOString();
  database.exec("begin");
  for (let i = 0; i < count; i += 1) insert.run(String(i).padStart(43, first), "{}", now, now);
  database.exec("commit");
  database.close();
}
