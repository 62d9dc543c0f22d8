import type { TokenProvider, TokenRequest } from "../auth/token-provider.ts";

/**
 * The token that requests are sent with.
 *
 * @param auth - as `config.auth()` gives it: a token, or what signs one
 * @throws {@link InputError} when the key that is to sign is damaged
 */
export async function getToken(auth: string | TokenProvider, request: TokenRequest): Promise<string> {
  return typeof auth === "string" ? auth : await auth(request);
}
