import { InputError, parseInput } from "@api-key-pairs/core";
import * as z from "zod/mini";

import { authRemedy, checkToken } from "./auth/check-token.ts";
import type { TokenProvider } from "./auth/token-provider.ts";
import { instanceRemedy, resolveBaseUrl, urlRemedy } from "./base-url.ts";
import type { CallOptions, ClientOptions, RequestHeaders } from "./client-options.ts";
import type { Observer } from "./road/observer.ts";
import { createRetryBudget, type RetryBudget } from "./road/retry-budget.ts";

/** The options of a client with every default in place, checked once. */
export interface Settings {
  readonly auth: TokenProvider;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxAttempts: number;
  readonly maxResponseBytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly observer: Observer | undefined;
  readonly retryBudget: RetryBudget;
}

/** The longest delay that timers can keep: 2^31 - 1 milliseconds, about 24 days. */
const maxTimerMs = 2_147_483_647;

/** An option: left out, or as the test has it. */
const optional = <T>(test: (value: unknown) => boolean, remedy: string) =>
  z.optional(z.custom<T>(test, remedy));
const whole = (highest: number, lowest = 1) =>
  optional<number>(
    (value) => Number.isInteger(value) && (value as number) >= lowest && (value as number) <= highest,
    `must be a whole number from ${lowest} to ${highest}`,
  );
const milliseconds = whole(maxTimerMs);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const isFunction = (value: unknown) => typeof value === "function";
const isString = (value: unknown) => typeof value === "string";

/** Checked where they are read. */
const headers = z.optional(z.custom<RequestHeaders>());
const observer = optional<Observer>(isObject, "must be an object");

const clientOptionsSchema = z.strictObject({
  auth: z.custom<ClientOptions["auth"]>((value) => isFunction(value) || isString(value), authRemedy),
  baseUrl: optional<string | URL>((value) => isString(value) || value instanceof URL, urlRemedy),
  instance: optional<string>(isString, instanceRemedy),
  environment: optional<"production" | "sandbox">(
    (value) => value === "production" || value === "sandbox",
    'must be "production" or "sandbox"',
  ),
  allowHttp: optional<readonly string[]>(
    (value) => Array.isArray(value) && value.every(isString),
    "must be a list",
  ),
  timeoutMs: milliseconds,
  attemptTimeoutMs: milliseconds,
  maxAttempts: whole(10),
  maxResponseBytes: whole(Number.MAX_SAFE_INTEGER, 65_536),
  headers,
  observer,
});

const callOptionsSchema = z.strictObject({
  signal: optional<AbortSignal>(
    (value) => isObject(value) && isFunction(value["addEventListener"]),
    "must be an AbortSignal",
  ),
  timeoutMs: milliseconds,
  headers,
  observer,
});

/** Checks the options of a client and puts the defaults in. */
export function resolveSettings(options: ClientOptions): Settings {
  const given = parseInput(clientOptionsSchema, options, "createClient");
  const { auth } = given;
  return {
    auth: typeof auth === "string" ? constant(checkToken(auth)) : auth,
    baseUrl: resolveBaseUrl(given),
    timeoutMs: given.timeoutMs ?? 30_000,
    attemptTimeoutMs: given.attemptTimeoutMs ?? 10_000,
    maxAttempts: given.maxAttempts ?? 3,
    maxResponseBytes: given.maxResponseBytes ?? 4 * 1024 * 1024,
    headers: { accept: "application/json", ...readHeaders(given.headers) },
    observer: given.observer,
    retryBudget: createRetryBudget(),
  };
}

/** Headers that are made from `auth` or from the request itself. */
const reserved = /^(?:authorization|connection|content-length|expect|host|transfer-encoding)$/;

/** The options of one call, checked. */
export interface CheckedCallOptions extends Omit<CallOptions, "headers"> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Checks the options of one call. */
export function checkCallOptions(options: CallOptions | undefined, operation: string): CheckedCallOptions {
  if (options === undefined) return {};
  const given = parseInput(callOptionsSchema, options, `the options of ${operation}`);
  return { ...given, headers: readHeaders(given.headers) };
}

function constant(token: string): TokenProvider {
  return () => token;
}

/**
 * Reads headers in whatever form `fetch` takes them, with names in lower case, so that a header of a call replaces the
 * client's.
 *
 * @throws {@link InputError} without any value: the platform's own complaint repeats it
 */
function readHeaders(given: RequestHeaders | undefined): Record<string, string> {
  try {
    const read = Object.fromEntries(new Headers(given as Record<string, string>));
    if (!Object.keys(read).some((name) => reserved.test(name))) return read;
  } catch {
    // Told below, without the value.
  }
  throw new InputError("headers", "must be one-line headers that neither fetch nor auth makes");
}
