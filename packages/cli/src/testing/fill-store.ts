import { join } from "node:path";

import { startServer } from "@api-key-pairs/server";

/**
 * Puts key pairs into the data directory of a server that is to be started: more than could be created in the time
 * that a test has. They cannot sign.
 *
 * @returns Their ids, oldest first, which is in order.
 */
export async function fillStore(dataDir: string, count: number): Promise<string[]> {
  await using _server = await startServer({ dataDir });
  // Loaded by the server already, which keeps it from warning that it is experimental.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  using database = new DatabaseSync(join(dataDir, "api-key-pairs.sqlite"));
  const insert = database.prepare(
    "insert into api_key_pairs (id, public_key, created_at, updated_at) select ?, public_key, created_at, updated_at from api_key_pairs limit 1",
  );
  const ids = Array.from({ length: count }, (_, index) => `${index}`.padStart(43, "0"));
  database.exec("begin");
  for (const id of ids) insert.run(id);
  database.exec("commit");
  return ids;
}
