import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 403: the token is good, but lacks the scope that the operation needs. */
export class ForbiddenError extends ApiError {
  static override readonly kind = "ForbiddenError";
  declare readonly code: "forbidden";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "forbidden");
  }
}
