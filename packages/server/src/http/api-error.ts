import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { ErrorBody } from "../schemas/error-body.ts";

/** Every error that the API answers with. The messages of 401, 403 and 404 are part of the contract. */
const errors = {
  bad_request: { status: 400, message: "Request failed validation" },
  incorrect_json: { status: 400, message: "The request body is not valid JSON" },
  unauthorized: { status: 401, message: "No valid API authentication found" },
  forbidden: { status: 403, message: "Invalid credentials" },
  not_found: { status: 404, message: "The resource could not be found" },
  method_not_allowed: { status: 405, message: "Method not allowed" },
  request_timeout: { status: 408, message: "The request did not arrive in time" },
  duplicate_record: { status: 409, message: "There is a key pair with this public key already" },
  payload_too_large: { status: 413, message: "The request body is too large" },
  expectation_failed: { status: 417, message: "The only expectation that can be met is 100-continue" },
  misdirected_request: { status: 421, message: "This host or origin may not use the admin surface" },
  validation_error: { status: 422, message: "Request failed validation" },
  too_many_requests: { status: 429, message: "Too many requests for this key pair" },
  request_header_fields_too_large: { status: 431, message: "The URL and the headers are too large" },
  server_error: { status: 500, message: "The server could not answer the request" },
  service_unavailable: { status: 503, message: "The server cannot reach its database right now" },
} as const satisfies Record<string, { status: ContentfulStatusCode; message: string }>;

/** The `code` of an error answer. */
export type ErrorCode = keyof typeof errors;

/** One entry of `details`: what is wrong, where, and what to do about it. */
export type ErrorDetail = ErrorBody["details"][number];

interface ApiErrorOptions {
  details?: ErrorDetail[];
  /** Headers of the answer beside those that every answer has. */
  headers?: Record<string, string>;
  /** Why, for the log. Nothing of it is in the answer. */
  cause?: unknown;
}

/** An answer that is an error: thrown anywhere below a route, sent in one place. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: (typeof errors)[ErrorCode]["status"];
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, { details = [], headers = {}, cause }: ApiErrorOptions = {}) {
    super(errors[code].message, { cause });
    this.name = "ApiError";
    this.code = code;
    this.status = errors[code].status;
    this.details = details;
    this.headers = headers;
  }

  /** The body of the answer. */
  toBody(): object {
    const { code, status, message, details } = this;
    return { type: "error", code, status, message, details: [...details] } satisfies ErrorBody;
  }
}
