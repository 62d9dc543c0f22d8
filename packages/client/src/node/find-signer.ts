import type { TokenProvider, TokenRequest } from "../auth/token-provider.ts";
import { decodeToken } from "./decode-token.ts";
import { getToken } from "./get-token.ts";

/**
 * Finds out which key pair signs the requests.
 *
 * @param auth - as `config.auth()` gives it: a token, or what signs one
 * @returns its thumbprint, which is its id or, in newer revisions of the API, a field of its own; `undefined` for a
 *   token that does not say
 * @throws {@link InputError} when the key that is to sign is damaged
 */
export async function findSigner(
  auth: string | TokenProvider,
  request: TokenRequest,
): Promise<string | undefined> {
  const kid = decodeToken(await getToken(auth, request))?.header["kid"];
  return typeof kid === "string" ? kid : undefined;
}
