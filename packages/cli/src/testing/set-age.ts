import { join } from "node:path";

/**
 * Makes a key pair of a server as old as a test needs it, behind the back of the server.
 *
 * @param newId Another id for it, which its key does not fit.
 */
export function setAge(dataDir: string, id: string, days: number, newId: string = id): void {
  // Loaded by the server already, which keeps it from warning that it is experimental.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  using database = new DatabaseSync(join(dataDir, "api-key-pairs.sqlite"));
  const createdAt = new Date(Date.now() - days * 86_400_000).toISOString();
  database.prepare("update api_key_pairs set created_at = ?, id = ? where id = ?").run(createdAt, newId, id);
}
