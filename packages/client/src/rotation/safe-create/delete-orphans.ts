import { NotFoundError } from "@api-key-pairs/core";

import type { Looking } from "./create-run.ts";

/**
 * Deletes the pairs that attempts certainly left behind, if that was asked for.
 *
 * @throws what a deletion failed with: its pair is still in the account
 */
export async function deleteOrphans({ client, ledger, onOrphan, before, signal }: Looking): Promise<void> {
  if (onOrphan !== "delete") return;
  for (const orphan of ledger.account.unexplained.filter(({ id, exact }) => exact && !before.has(id))) {
    await client.delete(orphan.id, { signal }).catch((error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
    });
    const { account } = ledger;
    ledger.update({
      ...account,
      unexplained: account.unexplained.filter((pair) => pair !== orphan),
      deleted: [...account.deleted, orphan],
    });
  }
}
