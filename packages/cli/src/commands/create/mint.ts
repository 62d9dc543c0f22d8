import { isApiKeyPairsError } from "@api-key-pairs/client";
import type { ApiKeyPairsClient, CreatedApiKeyPair } from "@api-key-pairs/client";

/** A private key, with the pair that it came with, or what was wrong with the answer that it was found in. */
export interface Minted {
  readonly privateKey: string;
  readonly pair?: CreatedApiKeyPair;
  readonly error?: Error;
}

/**
 * Creates a key pair. A private key that came in an answer that is not as documented is not lost.
 *
 * @throws What the client throws, when there is no private key.
 */
export async function mint(keyPairs: ApiKeyPairsClient, signal: AbortSignal): Promise<Minted> {
  try {
    const pair = await keyPairs.create({}, { signal });
    return { privateKey: pair.private_key, pair };
  } catch (error) {
    if (!isApiKeyPairsError(error) || error.code !== "response") throw error;
    const privateKey = error.revealPrivateKey();
    if (privateKey === undefined) throw error;
    return { privateKey, error };
  }
}
