import type { ApiKeyPair } from "@api-key-pairs/client";

/**
 * What to call a pair: its name with its id, or the id where pairs have no names.
 *
 * @param thumbprint That of its key, which is all there is of a pair that was not found.
 */
export function sayPair(pair: ApiKeyPair | undefined, thumbprint: string): string {
  const { id = thumbprint, display_name: name } = pair ?? {};
  return name === undefined ? id : `${name} (${id})`;
}
