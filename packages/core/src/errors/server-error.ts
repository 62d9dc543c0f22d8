import { ApiError, type ApiErrorFields } from "./api-error.ts";

/** 5xx: the API, or a proxy in front of it, failed. */
export class ServerError extends ApiError<"server"> {
  static override readonly kind = "ServerError";

  constructor(message: string, fields: ApiErrorFields) {
    super(message, fields, "server");
  }
}
