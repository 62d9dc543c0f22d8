import { hash } from "node:crypto";
import { join } from "node:path";

import { createRootKeyPair, createSqliteStore } from "@api-key-pairs/server";

const dayMs = 86_400_000;
const oldestDays = 730;

/**
 * Makes the data directory of a server that is to be started, with key pairs of many ages: more than could be created in
 * the time that a test has. The oldest is the root pair. The others cannot sign.
 *
 * @param count How many there are beside the root pair.
 * @returns Their ids, newest first, as they are listed; that of the root pair is the last, after one that begins with "-".
 */
export async function fillStore(dataDir: string, count: number): Promise<string[]> {
  const file = join(dataDir, "api-key-pairs.sqlite");
  const store = await createSqliteStore({ file });
  await createRootKeyPair(store, {
    file: join(dataDir, "root-private-key.pem"),
    clock: () => Date.now() - oldestDays * dayMs,
  });
  const rootId = (await store.rootId())!;
  await store.close();

  // Loaded by the store already, which keeps it from warning that it is experimental.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  using database = new DatabaseSync(file);
  const insert = database.prepare(
    "insert into api_key_pairs (id, public_key, created_at, updated_at) select ?, public_key, ?, ? from api_key_pairs limit 1",
  );
  // Months apart at first, then minutes.
  const ids: string[] = [];
  database.exec("begin");
  for (let index = 0; index < count; index += 1) {
    const hashed = hash("sha256", `pair ${index}`, "base64url");
    // One in 64 ids begins with a hyphen.
    const id = index === 0 ? `-${hashed.slice(1)}` : hashed;
    const ageMs = oldestDays * dayMs * (1 - (index + 1) / (count + 1)) ** 3;
    const createdAt = new Date(Date.now() - ageMs).toISOString();
    insert.run(id, createdAt, createdAt);
    ids.push(id);
  }
  database.exec("commit");
  return [...ids.toReversed(), rootId];
}
