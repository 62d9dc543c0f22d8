import type { AbortedError } from "./aborted-error.ts";
import type { ApiError } from "./api-error.ts";
import { ApiKeyPairsError } from "./api-key-pairs-error.ts";
import type { BadRequestError } from "./bad-request-error.ts";
import type { ConflictError } from "./conflict-error.ts";
import type { ConnectionError } from "./connection-error.ts";
import type { ForbiddenError } from "./forbidden-error.ts";
import type { InputError } from "./input-error.ts";
import type { NotFoundError } from "./not-found-error.ts";
import type { OutcomeUnknownError } from "./outcome-unknown-error.ts";
import type { PaginationError } from "./pagination-error.ts";
import type { RateLimitError } from "./rate-limit-error.ts";
import type { ResponseError } from "./response-error.ts";
import type { ServerError } from "./server-error.ts";
import type { TimeoutError } from "./timeout-error.ts";
import type { UnauthorizedError } from "./unauthorized-error.ts";
import type { UnprocessableError } from "./unprocessable-error.ts";

/** Every error that this project throws, as a union to `switch (error.code)` on. */
export type AnyApiKeyPairsError =
  | AbortedError
  | (ApiError & { readonly code: "api" })
  | BadRequestError
  | ConflictError
  | ConnectionError
  | ForbiddenError
  | InputError
  | NotFoundError
  | OutcomeUnknownError
  | PaginationError
  | RateLimitError
  | ResponseError
  | ServerError
  | TimeoutError
  | UnauthorizedError
  | UnprocessableError;

/**
 * Whether a caught value is an error of this project, by whichever copy of the package it was thrown.
 *
 * @example
 * ```ts
 * try {
 *   await keyPairs.delete(id);
 * } catch (error) {
 *   if (!isApiKeyPairsError(error)) throw error;
 *   switch (error.code) {
 *     case "not_found": return;
 *     case "rate_limit": return later(error.retryAfterMs);
 *     default: throw error;
 *   }
 * }
 * ```
 */
export function isApiKeyPairsError(value: unknown): value is AnyApiKeyPairsError {
  return value instanceof ApiKeyPairsError;
}
