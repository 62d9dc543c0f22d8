import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Every error that the host itself answers with; those of the API are passed on as they are. */
const statuses = {
  bad_request: 400,
  link_expired: 401,
  session_expired: 401,
  foreign_page: 403,
  not_found: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  unsupported_media_type: 415,
  misdirected_request: 421,
  api_unreachable: 424,
  too_many_requests: 429,
  header_fields_too_large: 431,
  client_closed_request: 499,
  server_error: 500,
  bad_gateway: 502,
  gateway_timeout: 504,
} as const;

/** The `code` of an error answer. */
export type HostErrorCode = keyof typeof statuses;

/** An answer that is an error: thrown anywhere below a route, sent in one place, in the shape of the API's errors. */
export class HostError extends Error {
  readonly code: HostErrorCode;
  readonly status: ContentfulStatusCode;
  readonly headers: Readonly<Record<string, string>>;

  /** @param message What went wrong, and what to do about it. It holds nothing secret. */
  constructor(code: HostErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = "HostError";
    this.code = code;
    this.status = statuses[code] as ContentfulStatusCode;
    this.headers = headers;
  }

  /** The body of the answer. */
  toBody() {
    const { code, status, message } = this;
    return { type: "error", code, status, message, details: [] };
  }
}
