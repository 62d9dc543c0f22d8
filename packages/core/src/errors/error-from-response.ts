import { scrub } from "../scrub.ts";
import { ApiError, type ApiErrorFields } from "./api-error.ts";
import { BadRequestError } from "./bad-request-error.ts";
import { ConflictError } from "./conflict-error.ts";
import { ForbiddenError } from "./forbidden-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { RateLimitError } from "./rate-limit-error.ts";
import { parseErrorBody } from "./parse-error-body.ts";
import { retryAfterMs, type HeadersReader } from "./retry-after.ts";
import { ServerError } from "./server-error.ts";
import { UnauthorizedError } from "./unauthorized-error.ts";
import { UnprocessableError } from "./unprocessable-error.ts";

/** An answer that is an error, whoever sent it. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: HeadersReader;
  /** The body: its text, or what was parsed from it, or nothing. */
  readonly body?: unknown;
}

/** What the answer is to. */
export interface ErrorContext {
  readonly method?: string | undefined;
  /** The path without its query. */
  readonly path?: string | undefined;
  /** Values that the error must not hold even if the answer repeats them, such as the token just sent. */
  readonly secrets?: readonly string[] | undefined;
  /** The caller's time in milliseconds since the epoch; see {@link retryAfterMs}. */
  readonly now?: number | undefined;
}

/** The id that the API gave a request, made fit to print. */
export function requestIdOf(
  headers: HeadersReader | undefined,
  secrets?: readonly string[],
): string | undefined {
  return printable(headers?.get("x-request-id"), secrets);
}

/** Makes a text of somebody else's fit to keep in an error. */
function printable(text: string | null | undefined, secrets?: readonly string[]): string | undefined {
  return text ? scrub(text.slice(0, maxScrubbed), secrets).slice(0, maxTextLength) : undefined;
}

// Room for every message that the API has been seen to send, and an end for those that never stop.
const maxTextLength = 500;
const maxMessageLength = 2000;
/** Looking through megabytes for secrets would take seconds, for a text that is cut anyway. */
const maxScrubbed = 16_384;

const byStatus: Readonly<Record<number, new (message: string, fields: ApiErrorFields) => ApiError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableError,
  429: RateLimitError,
};

/** What to do, where the API gives no details, which know better. */
const remedies: Readonly<Record<number, string>> = {
  401: "Check that the signing key pair exists at this instance, and that the clock is right",
  403: "The token lacks a scope that this operation needs, or the roles of its key pair do not give it",
};

/**
 * Turns any answer with an error status into the right error, whatever its body is: the API's own JSON, the
 * other shape of 422, a half-filled one, a proxy's HTML, or nothing. It never throws, and what it returns holds
 * no secrets.
 *
 * @example
 * ```ts
 * throw errorFromResponse({ status: response.status, headers: response.headers, body: await response.text() });
 * ```
 */
export function errorFromResponse(response: ErrorResponse, context: ErrorContext = {}): ApiError {
  const { status, headers } = response;
  const clean = (text: string | null | undefined) => printable(text, context.secrets);
  const { message, ...body } = parseErrorBody(response.body, clean);
  const fields: ApiErrorFields = {
    status,
    ...body,
    requestId: requestIdOf(headers, context.secrets),
    method: context.method,
    path: clean(context.path),
    retryAfterMs: retryAfterMs(headers, context.now),
  };

  const origin = [
    join([status, body.apiCode], " "),
    join([fields.method, fields.path], " "),
    fields.requestId && `request ${fields.requestId}`,
  ];
  const isExplained = body.details.some((detail) => detail.message);
  const summary = message ?? (isExplained ? "The API refused it" : "The answer holds no message of the API");
  const sentences = [
    `${summary} (${join(origin, ", ")})`,
    ...body.details.map((detail) => join([detail.location, detail.pointer, detail.message], " ")),
    !isExplained && remedies[status],
  ];
  const ErrorClass = byStatus[status] ?? (status >= 500 && status < 600 ? ServerError : ApiError);
  return new ErrorClass(join(sentences, ". ").slice(0, maxMessageLength), fields);
}

/** Joins what there is. */
function join(parts: readonly unknown[], separator: string): string {
  return parts.filter(Boolean).join(separator);
}
