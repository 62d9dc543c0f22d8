import { ApiError, ConnectionError, RateLimitError, TimeoutError } from "@api-key-pairs/core";

import type { RetryClass } from "./operation.ts";

const passingStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);
const firstDelayMs = 100;
const longestDelayMs = 5_000;

/** Whether a failure may be followed by another attempt. */
export function mayRetry(retry: RetryClass, error: unknown): boolean {
  if (retry === "mint") {
    // Nothing can have been minted: the request never arrived, or was turned away unread.
    return (error instanceof ConnectionError && error.neverSent) || error instanceof RateLimitError;
  }
  return mayPass(error);
}

/** Whether the failed request may have been carried out all the same. */
export function mayHaveActed(error: unknown): boolean {
  if (error instanceof ConnectionError) return !error.neverSent;
  return error instanceof TimeoutError || (error instanceof ApiError && error.status >= 500);
}

/**
 * How long to wait before an attempt: as long as the API asked to, else full jitter over 100 ms doubling to 5 s.
 *
 * @param attempts - how many attempts were made, 1 or more
 * @param random - from 0 to 1
 * @returns milliseconds
 */
export function retryDelay(error: unknown, attempts: number, random: number): number {
  if (error instanceof ApiError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return random * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
}

function mayPass(error: unknown): boolean {
  if (error instanceof ApiError) return passingStatuses.has(error.status);
  return error instanceof ConnectionError || error instanceof TimeoutError;
}
