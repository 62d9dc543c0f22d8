import { AbortedError, type ApiKeyPair } from "@api-key-pairs/core";

import { waitUntil } from "../wait-until.ts";
import { openAttempts } from "./create-account.ts";
import type { Looking } from "./create-run.ts";
import { deleteOrphans } from "./delete-orphans.ts";
import { look } from "./look.ts";

/** What came of looking. */
interface Settled {
  /** The pair of the key in hand, where it is there. */
  readonly pair: ApiKeyPair | undefined;
  /** Why the list could not be read at the end, if it could not: then nothing is known. */
  readonly failure: unknown;
}

/**
 * Looks for the pairs of the open attempts until each is found or the settling time is over, since a server may commit
 * late, and deletes what it found if that was asked for and there is no doubt.
 *
 * @throws `AbortedError`, and what a deletion failed with; the account says what was found all the same
 */
export async function settle(run: Looking): Promise<Settled> {
  const { ledger, settleMs, clock, signal } = run;
  let pair: ApiKeyPair | undefined;
  let failure: unknown;
  await waitUntil(
    async () => {
      try {
        pair = await look(run);
        failure = undefined;
      } catch (error) {
        if (error instanceof AbortedError) throw error;
        failure = error;
      }
      return pair !== undefined || openAttempts(ledger.account).length === 0;
    },
    { limitMs: settleMs, clock, signal },
  );
  await deleteOrphans(run).catch((error: unknown) => {
    if (pair === undefined) throw error;
  });
  return { pair, failure };
}
