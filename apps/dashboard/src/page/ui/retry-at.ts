import { isApiKeyPairsError } from "@api-key-pairs/client";

/**
 * From when on it makes sense to try again: at once, if the API did not ask to wait.
 *
 * @param failedAt - when it failed, in milliseconds since 1970, as is the result
 */
export function retryAt(error: unknown, failedAt: number): number {
  const wait = isApiKeyPairsError(error) && "retryAfterMs" in error ? error.retryAfterMs : undefined;
  return failedAt + (wait ?? 0);
}
