import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { createSchema } from "../testing/create-schema.ts";
import type { Database } from "./database.ts";
import { createPostgresStore } from "./postgres-store.ts";
import { writeUsesToPostgres } from "./write-uses.ts";

const ids = Array.from({ length: 200 }, (_, index) => `${index}`.padEnd(43, "_"));

/** A schema with pairs, and a store on it. */
async function open() {
  const url = await createSchema();
  const { publicKey } = await generateKeyPair();
  const store = await createPostgresStore({ url });
  onTestFinished(async () => await store.close());
  for (const id of ids) await store.insert({ id, publicKey, createdAt: "", updatedAt: "" });
  return { url, store };
}

test("instances that close at once write the last use of every pair, whoever saw it", async () => {
  const { url, store } = await open();
  const others = await Promise.all([1, 2, 3].map(async () => await createPostgresStore({ url })));
  for (const index of ids.keys()) {
    for (const [shift, other] of others.entries())
      other.noteUse(ids[(index + 67 * shift) % ids.length]!, 1_000_000 + shift);
  }
  for (const [index, id] of ids.entries()) others[index % 3]!.noteUse(id, 2_000_000);
  await Promise.all(others.map(async (other) => await other.close()));

  const { pairs } = await store.fullPage({ direction: "newer", position: 0, limit: 200 });
  const dates = new Set(pairs.map(({ lastUsedAt }) => lastUsedAt));
  expect(dates).toEqual(new Set([new Date(2_000_000).toISOString()]));
});

test("instances that find the pairs in different orders do not block each other", async () => {
  const { url, store } = await open();
  const dbs = ["enable_nestloop=off", "enable_hashjoin=off -c enable_mergejoin=off"].map((plan) => {
    const options = `${new URL(url).searchParams.get("options")} -c ${plan}`;
    const pool = new Pool({ connectionString: url.replace(/\?.*/, ""), options, max: 1 });
    return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  });
  onTestFinished(async () => void (await Promise.all(dbs.map(async (db) => await db.destroy()))));
  // From the last to the first, as no table is read.
  const uses = (turn: number) => new Map(ids.toReversed().map((id) => [id, new Date(turn).toISOString()]));
  for (let turn = 1; turn <= 50; turn += 1)
    await Promise.all(dbs.map(async (db) => await writeUsesToPostgres(db, uses(turn))));
  const { pairs } = await store.fullPage({ direction: "newer", position: 0, limit: 200 });
  expect(new Set(pairs.map(({ lastUsedAt }) => lastUsedAt))).toEqual(new Set([new Date(50).toISOString()]));
});
