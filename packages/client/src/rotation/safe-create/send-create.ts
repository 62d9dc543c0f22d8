import { ApiError, isApiKeyPairsError, OutcomeUnknownError, ResponseError } from "@api-key-pairs/core";

import type { Observer } from "../../road/observer.ts";
import { timestamp } from "../clock.ts";
import { holdKey, type KeyInHand } from "../key-in-hand.ts";
import { readKey } from "../read-key.ts";
import type { CreateAttempt } from "./create-account.ts";
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
  // After a 401 and a 429 the client sends it again.
  const denials: Partial<CreateAttempt>[] = [];
  const observer: Observer = {
    retry({ error }) {
      if (error !== "connection") denials.push({ until: timestamp(clock), outcome: "refused", error });
    },
  };
  const end = (outcome: Partial<CreateAttempt>, isDenial = false) => {
    const ended = ledger.end([...denials, { until: timestamp(clock), ...outcome }]);
    ledger.denied = isDenial ? ended : ended.slice(0, -1);
  };
  try {
    const input = marking === undefined ? {} : mark!.input(marking);
    const { id, private_key: pem } = await client.create(input, { signal, observer });
    end({ outcome: "created", id });
    return { key: holdKey(id, pem) };
  } catch (error) {
    const key = await keyIn(error);
    if (key !== undefined) {
      end({ outcome: "created", id: key.id });
      return { key };
    }
    const isLost = error instanceof OutcomeUnknownError || revealedBy(error) !== undefined;
    const isDenial = !isLost && (error instanceof ApiError || error instanceof ResponseError);
    const code = isApiKeyPairsError(error) ? error.code : "other";
    end({ outcome: isLost ? "open" : "refused", error: code }, isDenial);
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
