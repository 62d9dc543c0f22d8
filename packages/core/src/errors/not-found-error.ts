import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 404: there is no such key pair, or no longer. */
export class NotFoundError extends ApiError {
  static override readonly kind = "NotFoundError";
  declare readonly code: "not_found";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "not_found");
  }
}
