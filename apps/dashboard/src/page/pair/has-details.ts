import type { ApiKeyPair } from "@api-key-pairs/client";

/**
 * Whether the API speaks revision 2026-08, in which pairs have names and roles and can be switched off.
 *
 * @returns `undefined` as long as no pair has been seen
 */
export function hasDetails([pair]: readonly ApiKeyPair[]): boolean | undefined {
  return pair && pair.thumbprint !== undefined;
}
