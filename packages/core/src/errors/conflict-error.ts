import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 409: something that is there already stands in the way; `resourceId` names it where the API did. */
export class ConflictError extends ApiError {
  static override readonly kind = "ConflictError";
  declare readonly code: "conflict";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "conflict");
  }
}
