import type { Facts } from "../facts.ts";
import type { Run } from "../run.ts";
import { emptyAccount } from "../safe-create/create-account.ts";

/** Looks whether a run that ended had stored the new key already, and not yet written that down. */
export async function findKept({ settings, state }: Run): Promise<Facts | undefined> {
  const kept = await settings.vault.load("new");
  if (kept === undefined) return undefined;
  const { account = emptyAccount } = state.facts;
  // It is what the last attempt gave: after it, nothing more was tried.
  const attempts = account.attempts.map((attempt, index) =>
    index === account.attempts.length - 1
      ? ({ ...attempt, outcome: "created", id: kept.id } as const)
      : attempt,
  );
  // A vault that failed to store it, and then to remove it, had it put down as left behind.
  const unexplained = account.unexplained.filter(({ id }) => id !== kept.id);
  return { newId: kept.id, account: { ...account, attempts, unexplained } };
}
