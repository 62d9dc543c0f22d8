import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 429: too many requests. `retryAfterMs` says how long to wait, where the API said so. */
export class RateLimitError extends ApiError<"rate_limit"> {
  static override readonly kind = "RateLimitError";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "rate_limit");
  }
}
