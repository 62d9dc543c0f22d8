import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 404: there is no such key pair, or no longer. */
export class NotFoundError extends ApiError<"not_found"> {
  static override readonly kind = "NotFoundError";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "not_found");
  }
}
