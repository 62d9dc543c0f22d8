import type { ApiKeyPairsClient } from "@api-key-pairs/client";

import { findRoles } from "./find-roles.ts";
import { listRoles } from "./list-roles.ts";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Finds the ids of the roles that are meant.
 *
 * @param what What was typed that takes roles, such as `akp create`.
 * @throws {CliError} On a role that there is not, and where the API has none.
 */
export async function roleIdsOf(
  keyPairs: ApiKeyPairsClient,
  words: readonly string[],
  what: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  // Nothing to look up: a token may be good for creating alone.
  if (words.every((word) => uuid.test(word))) return words;
  return findRoles(words, await listRoles(keyPairs, what, signal)).map(({ id }) => id);
}
