import { InputError } from "@api-key-pairs/core";

/** What `auth` is to be, and what a provider is to give. */
export const authRemedy =
  "must be a token without the word Bearer, a function that returns one, or signWith({ privateKey })";

/**
 * Checks what a provider gave before it becomes a header: the platform's own complaint about a header repeats it.
 *
 * @throws {@link InputError} without the token
 */
export function checkToken(token: unknown): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new InputError("auth", authRemedy);
}
