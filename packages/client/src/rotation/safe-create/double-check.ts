import { AbortedError, type ApiKeyPair } from "@api-key-pairs/core";

import type { CreateRun } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { explain } from "./explain.ts";
import { listAll } from "./list-all.ts";

/**
 * Looks once whether the answers that said no are true: something between here and the API may have given them after a
 * pair was minted. Where the list can't be read, which could be read just before, nothing is certain.
 *
 * @throws `AbortedError`, and what a deletion failed with; the account says what was found all the same
 */
export async function doubleCheck(run: CreateRun): Promise<void> {
  const { client, ledger, clock, signal } = run;
  const { account: believed, denied } = ledger;
  if (denied.length === 0) return;
  const attempts = believed.attempts.map((attempt) =>
    denied.includes(attempt) ? ({ ...attempt, outcome: "open" } as const) : attempt,
  );
  ledger.update({ ...believed, attempts });
  let listed: readonly ApiKeyPair[];
  try {
    listed = await listAll(client, signal);
  } catch (error) {
    if (error instanceof AbortedError) throw error;
    return;
  }
  const seen = explain(ledger.account, listed, { ...run, now: clock.now() });
  const isTrue = seen.unexplained.length === believed.unexplained.length;
  ledger.update(isTrue ? believed : seen);
  if (!isTrue) await deleteOrphans(run);
}
