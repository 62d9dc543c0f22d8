import type { ApiKeyPairsClient, Role } from "@api-key-pairs/client";

import { ofRevision2026 } from "../errors/of-revision.ts";

/** More than any API has: a list without an end must not fill the memory. */
const mostRoles = 10_000;

/**
 * Fetches all roles.
 *
 * @param what What was typed that takes roles, such as `--role`.
 */
export async function listRoles(
  keyPairs: ApiKeyPairsClient,
  what: string,
  signal: AbortSignal,
): Promise<Role[]> {
  const list = keyPairs.roles.list({ limit: 100 }, { signal });
  return await ofRevision2026(what, () => list.collect({ limit: mostRoles }), [404, 405]);
}
