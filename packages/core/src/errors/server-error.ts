import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 5xx: the API, or a proxy in front of it, failed. */
export class ServerError extends ApiError {
  static override readonly kind = "ServerError";
  declare readonly code: "server";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "server");
  }
}
