import {
  type AnyApiKeyPairsError,
  ConnectionError,
  requestIdOf,
  TimeoutError,
  type UnauthorizedError,
} from "@api-key-pairs/core";

import { checkToken } from "../auth/check-token.ts";
import type { TokenRequest } from "../auth/token-provider.ts";
import type { Settings } from "../settings.ts";
import { connectionFailure } from "./connection-failure.ts";
import { exchange, type ExchangeRequest, type ExchangeResponse } from "./exchange.ts";
import { interpret } from "./interpret.ts";
import { tell, type Observers, type RequestRecord } from "./observer.ts";
import type { CheckedOperation } from "./operation.ts";
import { openScope } from "./scope.ts";

/** A token that the API did not accept, and the error that said so. */
export type Rejected = NonNullable<TokenRequest["rejected"]> & { readonly error: UnauthorizedError };

/** What one attempt at a call needs. */
export interface AttemptContext<Output> {
  readonly settings: Settings;
  readonly observers: Observers;
  readonly operation: CheckedOperation<Output>;
  /** All but the token. */
  readonly request: ExchangeRequest;
  readonly record: RequestRecord;
  readonly signals: readonly AbortSignal[];
  /** When the call must be over, by `performance.now()`, and how long it may take in all, in milliseconds. */
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly rejected: Rejected | undefined;
  /** How the attempt before failed. */
  readonly previous: AnyApiKeyPairsError | undefined;
}

/** How an attempt ended: with an output, or with an error. */
export interface Attempt<Output> {
  readonly output?: Output;
  readonly error?: AnyApiKeyPairsError;
  readonly token?: string;
  /** When the request was sent, in milliseconds since the epoch; absent when it was not. */
  readonly sentAt?: number;
  /** The headers of the answer, if there was one. */
  readonly headers?: Headers | undefined;
}

/**
 * Asks for a token, sends the request once and reads the answer.
 *
 * @throws what the token provider threw, and what is wrong with its token; every other failure is returned
 */
export async function attempt<Output>(context: AttemptContext<Output>): Promise<Attempt<Output>> {
  const { settings, observers, operation, request, record, signals, rejected, previous } = context;
  const { attemptTimeoutMs } = settings;
  const startedAt = performance.now();
  const leftMs = context.deadline - startedAt;
  const [option, timeoutMs] =
    leftMs <= attemptTimeoutMs ? ["timeoutMs", context.timeoutMs] : ["attemptTimeoutMs", attemptTimeoutMs];
  const timedOut = () =>
    new TimeoutError(`No answer within ${timeoutMs} ms (${option})`, { timeoutMs, cause: previous });
  const scope = openScope(Math.min(leftMs, attemptTimeoutMs), timedOut, signals);
  const { signal } = scope;
  try {
    let token: string;
    try {
      const given = settings.auth({ signal, ...(rejected && { rejected }) });
      token = checkToken(typeof given === "string" ? given : await scope.within(given));
    } catch (failure) {
      if (!signal.aborted) throw failure;
      return { error: signal.reason as AnyApiKeyPairsError };
    }
    // The same token would be refused again.
    if (token === rejected?.token) return { error: rejected.error, token };

    const sentAt = Date.now();
    tell(observers, "request", record);
    let response: ExchangeResponse | undefined;
    let result: Pick<Attempt<Output>, "error" | "output">;
    try {
      response = await exchange(request, token, signal).catch((failure: unknown) => {
        throw connectionFailure(failure, [token]);
      });
      result = { output: interpret(operation, response, { path: record.path, secrets: [token] }) };
    } catch (caught) {
      // A connection that breaks when the scope is over broke because of that.
      const error = caught instanceof ConnectionError && signal.aborted ? (signal.reason as unknown) : caught;
      result = { error: error as AnyApiKeyPairsError };
    }

    const headers = response?.headers;
    tell(observers, "response", {
      ...record,
      status: response?.status,
      error: result.error?.code,
      requestId: requestIdOf(headers, [token]),
      durationMs: performance.now() - startedAt,
    });
    return { ...result, token, sentAt, headers };
  } finally {
    scope.close();
  }
}
