import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPair, ApiKeyPairsClient } from "@api-key-pairs/client";
import { safeCreate } from "@api-key-pairs/client/rotation";
import type {
  CreateAccount,
  KeyInHand,
  SafeCreateOptions,
  SafeCreateResult,
} from "@api-key-pairs/client/rotation";

import { CliError } from "../../errors/cli-error.ts";
import { explainLost } from "../../errors/lost-answer.ts";

/** A private key, with its pair, or what was wrong with the answer that it was found in. */
export interface Minted {
  readonly privateKey: string;
  readonly pair?: ApiKeyPair;
  readonly error?: Error;
  /** Why nobody knows whether there is a pair, where the key was made here. */
  readonly doubt?: unknown;
  /** What else may have come of creating it, where a usable key came of it. */
  readonly account?: CreateAccount;
}

export interface MintOptions extends SafeCreateOptions {
  readonly keep: NonNullable<SafeCreateOptions["keep"]>;
  /** Told once that an answer was lost, before more is done about it. */
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
  { onLost, keep, ...options }: MintOptions,
): Promise<Minted> {
  let found: Minted | undefined;
  let isSent = false;
  let isTold = false;
  const create: ApiKeyPairsClient["create"] = async (...args: Parameters<ApiKeyPairsClient["create"]>) => {
    found = undefined;
    isSent = true;
    try {
      return await keyPairs.create(...args);
    } catch (error) {
      found = keyIn(error);
      if (isApiKeyPairsError(error) && error.code === "outcome_unknown" && !isTold) {
        isTold = true;
        onLost();
      }
      throw error;
    }
  };
  const keepUnlessSent = async (key: KeyInHand) => {
    try {
      await keep(key);
    } catch (error) {
      // One that came in an answer is saved in the end, elsewhere if need be.
      if (!isSent) throw error;
    }
  };
  const result = await safeCreate({ ...keyPairs, create }, { ...options, keep: keepUnlessSent });
  if (result.status === "created") {
    const { key, pair, account } = result;
    return { ...found, privateKey: key.pem, pair, account };
  }
  if (mayNotList(result)) return await mintBlindly(create, () => found, options);
  if (found !== undefined) return found;
  const { status, error, account } = result;
  if (status === "uncertain" && result.key !== undefined) return { privateKey: result.key.pem, doubt: error };
  if (status === "not_created" && account.deleted.length === 0) throw error;
  throw new CliError(explainLost(account, error, { akp: ["create"] }), { cause: error });
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

async function mintBlindly(
  create: ApiKeyPairsClient["create"],
  found: () => Minted | undefined,
  { input, signal }: SafeCreateOptions,
): Promise<Minted> {
  try {
    const pair = await create(input ?? {}, { signal });
    return { privateKey: pair.private_key, pair };
  } catch (error) {
    const minted = found();
    if (minted === undefined) throw error;
    return minted;
  }
}
