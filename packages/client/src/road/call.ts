import {
  AbortedError,
  type AnyApiKeyPairsError,
  NotFoundError,
  OutcomeUnknownError,
  parseInput,
  ResponseError,
  scrub,
  UnauthorizedError,
} from "@api-key-pairs/core";

import type { CheckedCallOptions, Settings } from "../settings.ts";
import { attempt, type Rejected } from "./attempt.ts";
import { tell } from "./observer.ts";
import type { Operation } from "./operation.ts";
import { mayHaveActed, mayRetry, retryDelay } from "./retry-policy.ts";
import { sleep, throwIfAborted } from "./scope.ts";

/**
 * How much time must be left to send a request that mints once more, in milliseconds: one that is given up halfway
 * turns a refusal into an outcome that nobody knows.
 */
const leastMs = 1_000;

/**
 * The one road of every operation: input checked, token, request, answer checked, and another attempt where that
 * is safe.
 *
 * @param signals - whose abort gives the call up at once
 * @throws an error of this project, or what the token provider threw
 */
export async function call<Input, Output>(
  settings: Settings,
  operation: Operation<Input, Output>,
  input: unknown,
  options: CheckedCallOptions,
  signals: readonly AbortSignal[],
): Promise<Output> {
  const checked = parseInput(operation.input, input, operation.subject) as Input;
  throwIfAborted(signals);

  const { name, method, retry } = operation;
  const observers = [settings.observer, options.observer];
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs;
  const deadline = performance.now() + timeoutMs;
  const path = operation.path(checked);
  // An id may be anything, also a key in the wrong place.
  const printablePath = scrub(path);
  const request = {
    url: settings.baseUrl + path + (operation.query?.(checked) ?? ""),
    method,
    headers: {
      ...settings.headers,
      ...options.headers,
      ...(operation.sendsInput && { "content-type": "application/json" }),
    },
    body: operation.sendsInput ? JSON.stringify(checked) : undefined,
    maxResponseBytes: settings.maxResponseBytes,
    keepsAll: retry === "mint",
  };

  let rejected: Rejected | undefined;
  let previous: AnyApiKeyPairsError | undefined;
  let mayBeDone = false;
  let failures = 0;
  for (let number = 1; ; number += 1) {
    const record = { operation: name, method, path: printablePath, attempt: number };
    const context = {
      settings,
      observers,
      operation,
      request,
      record,
      signals,
      deadline,
      timeoutMs,
      rejected,
      previous,
    };
    const result = await attempt(context);

    const { error } = result;
    // After an attempt that may have deleted the pair, its absence is what was asked for.
    if (error === undefined || (retry === "delete" && mayBeDone && error instanceof NotFoundError)) {
      settings.retryBudget.refund();
      return result.output as Output;
    }
    mayBeDone ||= result.sentAt !== undefined && mayHaveActed(error);
    previous = error;

    let delayMs = 0;
    if (error instanceof UnauthorizedError && rejected === undefined) {
      rejected = { token: result.token!, serverTime: serverTime(result.headers), error };
    } else {
      failures += 1;
      delayMs = retryDelay(error, failures, Math.random());
      const isRetried =
        failures < settings.maxAttempts &&
        mayRetry(retry, error) &&
        performance.now() + delayMs + (retry === "mint" ? leastMs : 0) < deadline &&
        settings.retryBudget.take();
      if (!isRetried) throw retry === "mint" ? withOutcome(error, result.sentAt) : error;
    }
    tell(observers, "retry", { ...record, error: error.code, delayMs });
    if (delayMs > 0) await sleep(delayMs, signals);
    // Also without a wait: an attempt that is given up as it begins counts as one that was sent.
    throwIfAborted(signals);
  }
}

/** The time by the API's clock, in milliseconds since the epoch, where the answer tells it. */
function serverTime(headers: Headers | undefined): number | undefined {
  return Date.parse(headers?.get("date") ?? "") || undefined;
}

/** Says that a pair may have been minted, unless it is certain that none was, or its key is in our hands. */
function withOutcome(error: AnyApiKeyPairsError, sentAt: number | undefined): AnyApiKeyPairsError {
  const isLost =
    mayHaveActed(error) ||
    error instanceof AbortedError ||
    (error instanceof ResponseError &&
      !error.revealPrivateKey() &&
      (error.problem !== "redirect" || error.status === 303));
  return sentAt !== undefined && isLost
    ? new OutcomeUnknownError({ since: new Date(sentAt).toISOString(), cause: error })
    : error;
}
