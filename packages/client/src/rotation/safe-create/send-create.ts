import {
  ApiError,
  isApiKeyPairsError,
  OutcomeUnknownError,
  ResponseError,
  type ApiKeyPair,
} from "@api-key-pairs/core";

import type { Observer } from "../../road/observer.ts";
import { timestamp } from "../clock.ts";
import { holdKey, type KeyInHand } from "../key-in-hand.ts";
import { readKey } from "../read-key.ts";
import type { CreateAttempt } from "./create-account.ts";
import { thumbprintOf } from "./create-mark.ts";
import type { CreateRun } from "./create-run.ts";
import { requestFor, type CreateRequest } from "./request-for.ts";

/** How one request to create ended. */
export type Sent =
  | { readonly key: KeyInHand; readonly pair: ApiKeyPair }
  | {
      readonly pair?: undefined;
      /** A key that the API made, in an answer that is not as documented. */
      readonly key?: KeyInHand | undefined;
      readonly error: unknown;
      /** Whether a pair may have been minted all the same. */
      readonly isLost: boolean;
    };

/**
 * Sends one request to create, and writes into the account that it was sent and what came of it.
 *
 * @throws what keeping the account throws, before anything is sent
 */
export async function sendCreate(run: CreateRun): Promise<Sent> {
  const request = requestFor(run);
  const since = timestamp(run.clock);
  await run.ledger.begin({ since, until: since, outcome: "open", mark: request.mark });
  return await send(run, request);
}

async function send(
  { client, ledger, key: own, signal, clock }: CreateRun,
  request: CreateRequest,
): Promise<Sent> {
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
    const answer: ApiKeyPair = await client.create(request.input, { signal, observer });
    end({ outcome: "created", id: answer.id });
    // The schema of the answer has one where no public key was given.
    const key = own ?? holdKey(thumbprintOf(answer), answer.private_key!);
    return { key, pair: { ...answer, private_key: null } };
  } catch (error) {
    const key = await keyIn(error);
    const isLost = error instanceof OutcomeUnknownError || revealedBy(error) !== undefined;
    const isDenial = !isLost && (error instanceof ApiError || error instanceof ResponseError);
    const code = isApiKeyPairsError(error) ? error.code : "other";
    const mark = key?.thumbprint ?? request.mark;
    end({ outcome: isLost ? "open" : "refused", error: code, mark }, isDenial);
    return { key, error, isLost };
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
