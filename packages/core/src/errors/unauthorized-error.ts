import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 401: the API did not accept the token: unknown or deleted key pair, wrong instance, or a clock that is off. */
export class UnauthorizedError extends ApiError {
  static override readonly kind = "UnauthorizedError";
  declare readonly code: "unauthorized";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "unauthorized");
  }
}
