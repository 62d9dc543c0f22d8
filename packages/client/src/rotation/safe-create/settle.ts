import { AbortedError } from "@api-key-pairs/core";

import { waitUntil } from "../wait-until.ts";
import { openAttempts } from "./create-account.ts";
import type { CreateRun } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { explain } from "./explain.ts";
import { listAll } from "./list-all.ts";

/**
 * Looks for the pairs of the open attempts until each is found or the settling time is over, since a server may commit
 * late, and deletes what it found if that was asked for and there is no doubt.
 *
 * @returns why the list could not be read at the end, if it could not: then nothing is known
 * @throws `AbortedError`, and what a deletion failed with; the account says what was found all the same
 */
export async function settle(run: CreateRun): Promise<unknown> {
  const { ledger, settleMs, clock, signal } = run;
  let failure: unknown;
  await waitUntil(
    async () => {
      try {
        const listed = await listAll(run.client, signal);
        ledger.update(explain(ledger.account, listed, { ...run, now: clock.now() }));
        failure = undefined;
      } catch (error) {
        if (error instanceof AbortedError) throw error;
        failure = error;
      }
      return openAttempts(ledger.account).length === 0;
    },
    { limitMs: settleMs, clock, signal },
  );
  await deleteOrphans(run);
  return failure;
}
