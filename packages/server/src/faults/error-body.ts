import { STATUS_CODES } from "node:http";

import type { ErrorCode } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";

/** What this server answers with itself. */
const own: Partial<Record<number, ErrorCode>> = {
  400: "bad_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  408: "request_timeout",
  413: "payload_too_large",
  429: "too_many_requests",
  431: "request_header_fields_too_large",
  500: "server_error",
  503: "service_unavailable",
};

/** The body of an error with this status, as the API has it, or would have it. */
export function errorBody(status: number): object {
  const code = own[status];
  if (code) return new ApiError(code).toBody();
  const message = STATUS_CODES[status] ?? `Status ${status}`;
  // The one status whose body has a shape of its own.
  if (status === 422) return { detail: [{ loc: ["body"], msg: message, type: "value_error" }] };
  return {
    type: "error",
    code: status === 409 ? "duplicate_record" : codeOf(message),
    status,
    message,
    details: [],
  };
}

/** Such as `gateway_timeout` for `Gateway Timeout`. */
function codeOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll("'", "")
    .replaceAll(/[^a-z\d]+/g, "_");
}
