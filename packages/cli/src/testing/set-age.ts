import { join } from "node:path";

/**
 * Makes a key pair of a server as old as a test needs it, behind the back of the server.
 *
 * @param newId Another id for it, which its key does not fit.
 */
export function setAge(dataDir: string, id: string, days: number, newId: string = id): void {
  change(dataDir, "created_at = ?, id = ?", id, [daysAgo(days), newId]);
}

/** Makes it that a key pair was last used so long ago, in the same way. */
export function setUse(dataDir: string, id: string, days: number): void {
  change(dataDir, "last_used_at = ?", id, [daysAgo(days)]);
}

function change(dataDir: string, what: string, id: string, values: readonly string[]): void {
  // Loaded by the server already, which keeps it from warning that it is experimental.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  using database = new DatabaseSync(join(dataDir, "api-key-pairs.sqlite"));
  database.prepare(`update api_key_pairs set ${what} where id = ?`).run(...values, id);
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
