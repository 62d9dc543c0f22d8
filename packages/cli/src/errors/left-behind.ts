import type { CreateAccount } from "@api-key-pairs/client/rotation";

import type { Context } from "../context.ts";
import { isPairId } from "../pair-id.ts";
import type { AkpCommand } from "./next-step.ts";

/**
 * Warns of what a create may have left behind beside the pair whose key came.
 *
 * @returns What to type about it.
 */
export function warnOfRest({ warn }: Pick<Context, "warn">, account: CreateAccount): AkpCommand[] {
  const { attempts, unexplained } = account;
  for (const { id, created_at } of unexplained) {
    warn(
      `The key pair ${id}, created at ${created_at ?? "an unknown time"}, may be left of a create whose answer was lost`,
    );
  }
  const open = attempts.filter(({ outcome }) => outcome === "open");
  if (open.length === 0 || unexplained.length > 0) return removals(account);
  warn(`The answer to a create of ${open[0]!.since} was lost: its key pair may still come up`);
  return [{ akp: ["list"], says: "newest first; nobody has the key of a pair that nobody knows" }];
}

/** What deletes the pairs that may have been left behind. */
export function removals({ unexplained }: CreateAccount): AkpCommand[] {
  return unexplained
    .filter(({ id }) => isPairId(id))
    .map(({ id, exact }) => ({
      akp: ["delete", id],
      says: exact ? "nobody has its key" : "unless somebody else created it",
    }));
}
