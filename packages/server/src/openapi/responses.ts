import type { ErrorCode, ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import { errorBodySchema } from "../schemas/error-body.ts";
import type { HeaderName } from "./headers.ts";
import { headersOf } from "./headers.ts";
import { schemaReference } from "./schemas.ts";

interface Refusal {
  description: string;
  /** What `code` may be. All of them share one status. */
  codes: readonly [ErrorCode, ...ErrorCode[]];
  headers?: Record<string, HeaderName>;
  /** Those of the examples, by code. */
  details?: Partial<Record<ErrorCode, ErrorDetail[]>>;
}

const refusals = {
  BadRequest: {
    description: "The request is not valid, is not HTTP, or has a body that claims to be JSON and is not.",
    codes: ["bad_request", "incorrect_json"],
    details: {
      bad_request: [
        {
          location: "query",
          pointer: "/limit",
          message: "limit must be a whole number from 1 to 100",
          type: "too_big",
        },
      ],
      incorrect_json: [
        { location: "body", pointer: "", message: "body must be empty or valid JSON", type: "invalid_json" },
      ],
    },
  },
  Unauthorized: {
    description:
      "There is no bearer token, or it is not good: not ES512, not signed by an active pair, expired, or not valid yet.",
    codes: ["unauthorized"],
    headers: { "WWW-Authenticate": "WWWAuthenticate" },
  },
  Forbidden: {
    description: "The token lacks the scope that the operation needs.",
    codes: ["forbidden"],
  },
  NotFound: {
    description:
      "There is no such pair, or no longer. Paths that this document does not list answer the same.",
    codes: ["not_found"],
  },
  MethodNotAllowed: {
    description:
      "What a path answers to the methods that this document does not list for it, but for HEAD, which is GET " +
      "without the body.",
    codes: ["method_not_allowed"],
    headers: { Allow: "Allow" },
  },
  RequestTimeout: {
    description: "The request took too long to arrive.",
    codes: ["request_timeout"],
  },
  PayloadTooLarge: {
    description: "The body of the request is too long.",
    codes: ["payload_too_large"],
  },
  ExpectationFailed: {
    description: "The request has an `Expect` header that names anything but 100-continue.",
    codes: ["expectation_failed"],
  },
  TooManyRequests: {
    description: "The pair that signed the token sent too many requests.",
    codes: ["too_many_requests"],
    headers: { "Retry-After": "RetryAfter" },
  },
  HeadersTooLarge: {
    description: "The URL and the headers of the request are too long.",
    codes: ["request_header_fields_too_large"],
  },
  ServerError: {
    description: "The server failed. A change that was under way may have been made.",
    codes: ["server_error"],
  },
  ServiceUnavailable: {
    description: "The server cannot reach its database. A change that was under way may have been made.",
    codes: ["service_unavailable"],
    headers: { "Retry-After": "RetryAfter" },
  },
} satisfies Record<string, Refusal>;

/** The name of an answer that is an error. */
export type RefusalName = keyof typeof refusals;

/** Every answer that is an error, as a component. */
export function errorResponses() {
  return Object.fromEntries(
    Object.entries<Refusal>(refusals).map(([name, { description, headers, ...content }]) => [
      name,
      { description, headers: headersOf(headers), content: { "application/json": errorContent(content) } },
    ]),
  );
}

/** References to answers that are errors, by status. */
export function refused(...names: readonly RefusalName[]) {
  return Object.fromEntries(
    names.map((name) => [
      new ApiError(refusals[name].codes[0]).status,
      { $ref: `#/components/responses/${name}` },
    ]),
  );
}

function errorContent({ codes, details = {} }: Pick<Refusal, "codes" | "details">) {
  const bodies = codes.map((code) => new ApiError(code, { details: details[code] ?? [] }).toBody());
  return {
    schema: {
      type: "object",
      allOf: [schemaReference(errorBodySchema)],
      properties: {
        code: { enum: codes },
        status: { const: bodies[0]!.status },
        message: { enum: bodies.map(({ message }) => message) },
      },
    },
    examples: Object.fromEntries(bodies.map((body) => [body.code, { value: body }])),
  };
}
