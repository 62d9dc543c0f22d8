import type * as z from "zod/mini";

import type { ErrorCode, ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import { errorBodySchema } from "../schemas/error-body.ts";
import type { Components } from "./components.ts";
import type { HeaderName } from "./headers.ts";
import { headersOf } from "./headers.ts";

/** An answer that is an error, in one of the revisions or in all. */
export interface Refusal {
  description: string;
  /** What `code` may be. All of them share one status. */
  codes: readonly [ErrorCode, ...ErrorCode[]];
  headers?: Record<string, HeaderName>;
  /** Those of the examples, by code. */
  details?: Partial<Record<ErrorCode, ErrorDetail[]>>;
  /** Where the body is another than that of most errors. */
  body?: { schema: z.core.$ZodType; example: object };
}

/** The name of an answer that is an error, in one of the revisions or in all. */
export type RefusalName = keyof typeof shared | "BadRequest" | "DuplicateRecord" | "ValidationError";

/** The answers of a document that are errors. */
export interface Refusals {
  /** Every one of them, as a component. */
  components(): Record<string, object>;
  /** References to some of them, by status. */
  refused(...names: readonly RefusalName[]): Record<string, { $ref: string }>;
}

const shared = {
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

/** What any request may be answered with, before it is looked at. */
export const anywhere = [
  "BadRequest",
  "RequestTimeout",
  "PayloadTooLarge",
  "ExpectationFailed",
  "HeadersTooLarge",
  "ServerError",
] as const satisfies RefusalName[];

/** What any request that needs a token may be answered with. */
export const authenticated = [
  "Unauthorized",
  "Forbidden",
  "TooManyRequests",
  "ServiceUnavailable",
  ...anywhere,
] as const satisfies RefusalName[];

/**
 * The answers of one revision that are errors.
 *
 * @param own Those that the others do not have, or have otherwise.
 */
export function nameRefusals(own: Partial<Record<RefusalName, Refusal>>, components: Components): Refusals {
  const all: Partial<Record<RefusalName, Refusal>> = { ...own, ...shared, ...own };
  return {
    components: () =>
      Object.fromEntries(
        Object.entries(all).map(([name, refusal]) => {
          const { description, headers } = refusal;
          const content = { "application/json": contentOf(refusal, components) };
          return [name, { description, headers: headersOf(headers), content }];
        }),
      ),
    refused: (...names) =>
      Object.fromEntries(
        names.map((name) => [
          new ApiError(all[name]!.codes[0]).status,
          { $ref: `#/components/responses/${name}` },
        ]),
      ),
  };
}

function contentOf({ codes, details = {}, body }: Refusal, { referTo }: Components) {
  if (body) return { schema: referTo(body.schema), example: body.example };
  const errors = codes.map((code) => new ApiError(code, { details: details[code] ?? [] }));
  return {
    schema: {
      type: "object",
      allOf: [referTo(errorBodySchema)],
      properties: {
        code: { enum: codes },
        status: { const: errors[0]!.status },
        message: { enum: errors.map(({ message }) => message) },
      },
    },
    examples: Object.fromEntries(errors.map((error) => [error.code, { value: error.toBody() }])),
  };
}
