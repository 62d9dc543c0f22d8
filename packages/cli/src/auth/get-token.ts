import type { TokenProvider } from "@api-key-pairs/client";

/**
 * The token that requests are sent with.
 *
 * @param auth As the configuration gives it: a token, or what signs one.
 * @throws {InputError} When the key that is to sign is damaged.
 */
export async function getToken(auth: string | TokenProvider, signal: AbortSignal): Promise<string> {
  return typeof auth === "string" ? auth : await auth({ signal });
}
