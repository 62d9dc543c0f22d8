import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPairsClient, CreatedApiKeyPair } from "@api-key-pairs/client";
import { safeCreate } from "@api-key-pairs/client/rotation";
import type { SafeCreateOptions, SafeCreateResult } from "@api-key-pairs/client/rotation";

import { CliError } from "../../errors/cli-error.ts";
import { explainLost } from "../../errors/lost-answer.ts";

/** A private key, with the pair that it came with, or what was wrong with the answer that it was found in. */
export interface Minted {
  readonly privateKey: string;
  readonly pair?: CreatedApiKeyPair;
  readonly error?: Error;
}

export interface MintOptions extends SafeCreateOptions {
  /** Told that the answer was lost, before the list is searched. */
  readonly onLost: () => void;
}

/**
 * Creates a key pair. A private key that came in an answer that is not as documented is not lost, and when no answer
 * came, the list is searched for what may be there.
 *
 * @throws {CliError} That says what may be there, when nobody knows whether a pair was created.
 * @throws What the client throws, when none was.
 */
export async function mint(
  keyPairs: ApiKeyPairsClient,
  { onLost, ...options }: MintOptions,
): Promise<Minted> {
  const latest: { minted?: Minted | undefined } = {};
  const create: ApiKeyPairsClient["create"] = async (...args) => {
    try {
      const pair = await keyPairs.create(...args);
      latest.minted = { privateKey: pair.private_key, pair };
      return pair;
    } catch (error) {
      latest.minted = keyIn(error);
      if (isApiKeyPairsError(error) && error.code === "outcome_unknown") onLost();
      throw error;
    }
  };
  const result = await safeCreate({ ...keyPairs, create }, options);
  const failure = mayNotList(result)
    ? await failureOf(create({}, { signal: options.signal }))
    : toFailure(result);
  if (latest.minted !== undefined) return latest.minted;
  throw failure;
}

/** A key in an answer that is not as documented: also one that is of no use is for the user to see. */
function keyIn(error: unknown): Minted | undefined {
  if (!isApiKeyPairsError(error) || error.code !== "response") return undefined;
  const privateKey = error.revealPrivateKey();
  return privateKey === undefined ? undefined : { privateKey, error };
}

/** A token may be good for creating alone. Then nothing can be known of what is there, before or after. */
function mayNotList(result: SafeCreateResult): boolean {
  if (result.status !== "not_created" || result.account.attempts.length > 0) return false;
  return isApiKeyPairsError(result.error) && result.error.code === "forbidden";
}

function toFailure(result: SafeCreateResult): unknown {
  if (result.status === "created") return undefined;
  const { status, error, account } = result;
  if (status === "not_created" && account.deleted.length === 0) return error;
  return new CliError(explainLost(account, error, { akp: ["create"] }), { cause: error });
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error;
  }
}
