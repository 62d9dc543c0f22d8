import { ApiKeyPairsError } from "./api-key-pairs-error.ts";
import type { ApiErrorCode } from "./error-code.ts";

/** One complaint of the API about one part of a request. The API may leave any of the fields out. */
export interface ErrorDetail {
  /** Where the part is: query, body, path, header or unknown. */
  readonly location?: string | undefined;
  /** A JSON pointer to the part, such as `/limit`. */
  readonly pointer?: string | undefined;
  readonly message?: string | undefined;
  readonly type?: string | undefined;
}

/** What an error answer says, made fit to keep: secrets taken out and lengths bounded. */
export interface ApiErrorFields {
  /** The HTTP status. */
  readonly status: number;
  /** The `code` of the answer, such as `not_found`. */
  readonly apiCode?: string | undefined;
  readonly details: readonly ErrorDetail[];
  /** The `X-Request-Id` of the answer: quote it to support. */
  readonly requestId?: string | undefined;
  readonly method?: string | undefined;
  /** The path without its query. */
  readonly path?: string | undefined;
  /** How long the API asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The id of what stands in the way, on a 409 that names it. */
  readonly resourceId?: string | undefined;
}

/**
 * The API answered with an error. This class itself stands for the statuses that have no class of their own
 * (405, 408, 413, 425 and so on); all others extend it.
 */
export class ApiError extends ApiKeyPairsError implements ApiErrorFields {
  static override readonly kind: string = "ApiError";

  declare readonly code: ApiErrorCode;
  declare readonly status: number;
  declare readonly apiCode: string | undefined;
  declare readonly details: readonly ErrorDetail[];
  declare readonly requestId: string | undefined;
  declare readonly method: string | undefined;
  declare readonly path: string | undefined;
  declare readonly retryAfterMs: number | undefined;
  declare readonly resourceId: string | undefined;

  constructor(message: string, fields: ApiErrorFields, code: ApiErrorCode = "api") {
    super(message);
    Object.assign(this, { code, ...fields });
  }
}
