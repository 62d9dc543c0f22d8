import { AbortedError, type ApiKeyPair } from "@api-key-pairs/core";

import type { Looking } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { look } from "./look.ts";

/**
 * Looks once whether the answers that said no are true: something between here and the API may have given them after a
 * pair was minted. Where the list can't be read, which could be read just before, nothing is certain. Where it never could,
 * they have to be believed.
 *
 * @returns the pair of the key in hand, where it is there
 * @throws `AbortedError`, and what a deletion failed with; the account says what was found all the same
 */
export async function doubleCheck(run: Looking): Promise<ApiKeyPair | undefined> {
  const { ledger, isListed } = run;
  const { account: believed, denied } = ledger;
  if (denied.length === 0 || !isListed) return undefined;
  const attempts = believed.attempts.map((attempt) =>
    denied.includes(attempt) ? ({ ...attempt, outcome: "open" } as const) : attempt,
  );
  ledger.update({ ...believed, attempts });
  let pair: ApiKeyPair | undefined;
  try {
    pair = await look(run);
  } catch (error) {
    if (error instanceof AbortedError) throw error;
    return undefined;
  }
  if (pair !== undefined) return pair;
  if (ledger.account.unexplained.length === believed.unexplained.length) ledger.update(believed);
  else await deleteOrphans(run);
  return undefined;
}
