import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 400: the API did not understand the request. `details` names the part. */
export class BadRequestError extends ApiError<"bad_request"> {
  static override readonly kind = "BadRequestError";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "bad_request");
  }
}
