import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 429: too many requests. `retryAfterMs` says how long to wait, where the API said so. */
export class RateLimitError extends ApiError {
  static override readonly kind = "RateLimitError";
  declare readonly code: "rate_limit";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "rate_limit");
  }
}
