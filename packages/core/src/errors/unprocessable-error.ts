import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 422: the API understood the request and found a value that it does not take. `details` names it. */
export class UnprocessableError extends ApiError {
  static override readonly kind = "UnprocessableError";
  declare readonly code: "unprocessable";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "unprocessable");
  }
}
