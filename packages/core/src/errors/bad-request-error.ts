import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 400: the API did not understand the request. `details` names the part. */
export class BadRequestError extends ApiError {
  static override readonly kind = "BadRequestError";
  declare readonly code: "bad_request";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "bad_request");
  }
}
