import { isApiKeyPairsError, OutcomeUnknownError, ResponseError } from "@api-key-pairs/core";

import { timestamp } from "../clock.ts";
import { holdKey, type KeyInHand } from "../key-in-hand.ts";
import { readKey } from "../read-key.ts";
import type { CreateRun } from "./create-run.ts";

/** How one request to create ended. */
export type Sent =
  | { readonly key: KeyInHand }
  /** `isLost`: whether a pair may have been minted all the same. */
  | { readonly key?: undefined; readonly error: unknown; readonly isLost: boolean };

/**
 * Sends one request to create, and writes into the account that it was sent and what came of it.
 *
 * @throws what keeping the account throws, before anything is sent
 */
export async function sendCreate({ client, ledger, mark, signal, clock }: CreateRun): Promise<Sent> {
  const since = timestamp(clock);
  const marking = mark?.fresh();
  await ledger.begin({ since, until: since, outcome: "open", mark: marking });
  try {
    const input = marking === undefined ? {} : mark!.input(marking);
    const { id, private_key: pem } = await client.create(input, { signal });
    ledger.end({ until: timestamp(clock), outcome: "created", id });
    return { key: holdKey(id, pem) };
  } catch (error) {
    const until = timestamp(clock);
    const key = await keyIn(error);
    if (key !== undefined) {
      ledger.end({ until, outcome: "created", id: key.id });
      return { key };
    }
    const isLost = error instanceof OutcomeUnknownError || revealedBy(error) !== undefined;
    const code = isApiKeyPairsError(error) ? error.code : "other";
    ledger.end({ until, outcome: isLost ? "open" : "refused", error: code });
    return { error, isLost };
  }
}

/** The key in an answer that is not as documented, if it is whole. */
async function keyIn(error: unknown): Promise<KeyInHand | undefined> {
  const pem = revealedBy(error);
  if (pem === undefined) return undefined;
  try {
    return await readKey(pem);
  } catch {
    return undefined;
  }
}

function revealedBy(error: unknown): string | undefined {
  return error instanceof ResponseError ? error.revealPrivateKey() : undefined;
}
