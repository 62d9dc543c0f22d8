import type { Facts } from "../facts.ts";
import type { Run } from "../run.ts";
import { listAll } from "../safe-create/list-all.ts";
import type { KeyRole } from "../vault/key-vault.ts";

/**
 * Leaves out of the account what was deleted since it was told of. One reading of the list may miss a pair, two do not.
 *
 * @param role - the key that signs
 */
export async function forgetGone(run: Run, role: KeyRole): Promise<Facts> {
  const { account } = run.state.facts;
  let left = account?.unexplained ?? [];
  if (left.length === 0) return {};
  const present = new Set<string>();
  try {
    const client = await run.client(role);
    for (let reading = 0; reading < 2; reading += 1) {
      for (const { id } of await listAll(client, run.settings.signal)) present.add(id);
    }
  } catch {
    // To name one too many does no harm.
    return {};
  }
  left = left.filter(({ id }) => present.has(id));
  return { account: { ...account!, unexplained: left } };
}
