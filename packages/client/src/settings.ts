import { parseInput } from "@api-key-pairs/core";
import * as z from "zod/mini";

import { authRemedy, checkToken } from "./auth/check-token.ts";
import type { TokenProvider } from "./auth/token-provider.ts";
import { instanceRemedy, resolveBaseUrl, urlRemedy } from "./base-url.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
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
  readonly observer: Observer;
  readonly retryBudget: RetryBudget;
}

/** The longest delay that timers can keep: 2^31 - 1 milliseconds, about 24 days. */
const maxTimerMs = 2_147_483_647;

/** An option: left out, or as the test has it. */
const optional = <T>(test: (value: unknown) => boolean, remedy: string) =>
  z.optional(z.custom<T>(test, remedy));
const whole = (highest: number) =>
  optional<number>(
    (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= highest,
    `must be a whole number from 1 to ${highest}`,
  );
const milliseconds = whole(maxTimerMs);
const isObject = (value: unknown) => typeof value === "object" && value !== null;
const isFunction = (value: unknown) => typeof value === "function";
const isString = (value: unknown) => typeof value === "string";

const headers = optional<Readonly<Record<string, string>>>(
  (value) => isObject(value) && Object.entries(value as object).every(([name, text]) => isHeader(name, text)),
  "must be header names and one-line values; authorization is made from auth",
);

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
    "must be a list of host names",
  ),
  timeoutMs: milliseconds,
  attemptTimeoutMs: milliseconds,
  maxAttempts: whole(10),
  maxResponseBytes: whole(Number.MAX_SAFE_INTEGER),
  headers,
  observer: optional<Observer>(
    (value) =>
      isObject(value) && Object.values(value as object).every((one) => one === undefined || isFunction(one)),
    "must hold functions: request, response, retry",
  ),
});

const callOptionsSchema = z.strictObject({
  signal: optional<AbortSignal>(
    (value) => isObject(value) && "aborted" in (value as object),
    "must be an AbortSignal",
  ),
  timeoutMs: milliseconds,
  headers,
});

/** Checks the options of a client and puts the defaults in. */
export function resolveSettings(options: ClientOptions): Settings {
  const given = parseInput(clientOptionsSchema, options, "createClient");
  const { auth } = given;
  return {
    auth: typeof auth === "string" ? fixedToken(auth) : auth,
    baseUrl: resolveBaseUrl(given),
    timeoutMs: given.timeoutMs ?? 30_000,
    attemptTimeoutMs: given.attemptTimeoutMs ?? 10_000,
    maxAttempts: given.maxAttempts ?? 3,
    maxResponseBytes: given.maxResponseBytes ?? 4 * 1024 * 1024,
    headers: { accept: "application/json", ...lowercaseKeys(given.headers) },
    observer: given.observer ?? {},
    retryBudget: createRetryBudget(),
  };
}

const noOptions: CallOptions = Object.freeze({});

/** Checks the options of one call. */
export function checkCallOptions(options: CallOptions | undefined, operation: string): CallOptions {
  if (options === undefined) return noOptions;
  const given = parseInput(callOptionsSchema, options, `the options of ${operation}`);
  return given.headers === undefined ? given : { ...given, headers: lowercaseKeys(given.headers) };
}

function fixedToken(token: string): TokenProvider {
  checkToken(token);
  return () => token;
}

/** What `fetch` takes as a header without complaint: its complaint would repeat the value. */
function isHeader(name: string, value: unknown): boolean {
  return (
    /^[!#$%&'*+.^`|~\w-]+$/.test(name) &&
    name.toLowerCase() !== "authorization" &&
    typeof value === "string" &&
    /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
  );
}

/** So that a header of a call replaces the client's, however each is written. */
function lowercaseKeys(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
}
