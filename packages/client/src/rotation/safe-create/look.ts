import type { ApiKeyPair } from "@api-key-pairs/core";

import { thumbprintOf } from "./create-mark.ts";
import type { Looking } from "./create-run.ts";
import { explain } from "./explain.ts";
import { listAll } from "./list-all.ts";

/**
 * Reads the list, and writes into the account what it explains.
 *
 * @returns the pair of the key in hand, where it is there
 * @throws why the list cannot be read
 */
export async function look(run: Looking): Promise<ApiKeyPair | undefined> {
  const { client, ledger, clock, signal, key } = run;
  const listed = await listAll(client, signal);
  ledger.update(explain(ledger.account, listed, { ...run, held: key?.thumbprint, now: clock.now() }));
  return key && listed.find((pair) => thumbprintOf(pair) === key.thumbprint);
}
