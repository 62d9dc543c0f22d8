import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 403: the token is good, but lacks the scope that the operation needs. */
export class ForbiddenError extends ApiError<"forbidden"> {
  static override readonly kind = "ForbiddenError";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "forbidden");
  }
}
