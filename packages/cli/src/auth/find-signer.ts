import type { ApiKeyPair } from "@api-key-pairs/client";
import { findSigner as findSignerOf } from "@api-key-pairs/client/node";

import type { Context } from "../context.ts";

/**
 * Finds out which key pair signs the requests.
 *
 * @returns Its thumbprint, which is its id or, in newer revisions of the API, a field of its own. `undefined` when a token
 * is configured that does not say.
 * @throws {ConfigError} When there is no credential, or it is not usable.
 */
export async function findSigner(context: Context): Promise<string | undefined> {
  const { auth } = await context.config();
  return await findSignerOf(auth(), { signal: context.signal });
}

/** Whether it is this pair that signs. */
export function isSigner(pair: ApiKeyPair, signer: string | undefined): boolean {
  return signer !== undefined && (pair.id === signer || pair.thumbprint === signer);
}
