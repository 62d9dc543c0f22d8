import type { Facts } from "../facts.ts";
import type { KeyInHand } from "../key-in-hand.ts";
import type { CreateRun } from "../safe-create/create-run.ts";
import { deleteOrphans } from "../safe-create/delete-orphans.ts";
import { look } from "../safe-create/look.ts";

/**
 * What is known where a run that ended had stored the new key already, and not yet written that down. In revision 2021-10
 * the key alone says what its pair is.
 *
 * @throws why the list cannot be read, and what a deletion failed with
 */
export async function factsOfKept(run: CreateRun, { thumbprint: id }: KeyInHand): Promise<Facts> {
  const { ledger } = run;
  const [latest, ...earlier] = ledger.account.attempts.toReversed();
  // It is what the last attempt gave: after it, nothing more was tried.
  const attempts = [...earlier.toReversed(), { ...latest!, outcome: "created", id } as const];
  // A vault that failed to store it, and then to remove it, had it put down as left behind.
  const unexplained = ledger.account.unexplained.filter((pair) => pair.id !== id);
  const account = { ...ledger.account, attempts, unexplained };
  // The answers that the same attempt got before are forgotten: one that said no need not have been true.
  ledger.update({ ...account, attempts: [...attempts, { ...latest!, outcome: "open" }] });
  await look(run);
  const isTrue = ledger.account.unexplained.length === unexplained.length;
  if (isTrue) ledger.update(account);
  await deleteOrphans(run);
  return { newId: id, newThumbprint: id, account: ledger.account };
}
