import type { ApiKeyPair } from "@api-key-pairs/client";

import type { Context } from "../context.ts";
import { decodeToken } from "./decode-token.ts";
import { getToken } from "./get-token.ts";

/**
 * Finds out which key pair signs the requests.
 *
 * @returns Its thumbprint, which is its id or, in newer revisions of the API, a field of its own. `undefined` when a token
 * is configured that does not say.
 * @throws {ConfigError} When there is no credential, or it is not usable.
 */
export async function findSigner(context: Context): Promise<string | undefined> {
  const { auth } = await context.config();
  const kid = decodeToken(await getToken(auth(), context.signal))?.header["kid"];
  return typeof kid === "string" ? kid : undefined;
}

/** Whether it is this pair that signs. */
export function isSigner(pair: ApiKeyPair, signer: string | undefined): boolean {
  return signer !== undefined && (pair.id === signer || pair["thumbprint"] === signer);
}
