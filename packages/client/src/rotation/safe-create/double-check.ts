import { AbortedError, ApiError, ResponseError, type ApiKeyPair } from "@api-key-pairs/core";

import type { CreateRun } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { explain } from "./explain.ts";
import { listAll } from "./list-all.ts";

/**
 * Looks once whether an answer that says no is true: something between here and the API may have given it after a pair
 * was minted. Where the list can't be read, which could be read just before, nothing is certain.
 *
 * @throws `AbortedError`, and what a deletion failed with
 */
export async function doubleCheck(run: CreateRun, refusal: unknown): Promise<void> {
  if (!(refusal instanceof ApiError || refusal instanceof ResponseError)) return;
  const { client, ledger, clock, signal } = run;
  const believed = ledger.account;
  ledger.end({ outcome: "open" });
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
