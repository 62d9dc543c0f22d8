import { join } from "node:path";

/**
 * Adds key pairs to those of a server, behind its back: more than could be created in the time that a test has. They
 * cannot sign.
 *
 * @param dataDir The directory of the server.
 * @returns Their ids, oldest first, which is in order.
 */
export function addPairs(dataDir: string, count: number): string[] {
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
