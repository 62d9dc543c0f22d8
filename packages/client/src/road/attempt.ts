import {
  type AnyApiKeyPairsError,
  isApiKeyPairsError,
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
import { tell, type RequestRecord } from "./observer.ts";
import type { CheckedOperation } from "./operation.ts";
import { openScope } from "./scope.ts";

/** A token that the API did not accept, and the error that said so. */
export type Rejected = NonNullable<TokenRequest["rejected"]> & { readonly error: UnauthorizedError };

/** What one attempt at a call needs. */
export interface AttemptContext<Output> {
  readonly settings: Settings;
  readonly operation: CheckedOperation<Output>;
  /** All but the token. */
  readonly request: ExchangeRequest;
  readonly record: RequestRecord;
  readonly signals: readonly AbortSignal[];
  /** How long the attempt may last, in milliseconds, and the option and its value that say so. */
  readonly limit: { readonly ms: number; readonly option: string; readonly timeoutMs: number };
  readonly rejected: Rejected | undefined;
  /** How the attempt before failed. */
  readonly previous: AnyApiKeyPairsError | undefined;
}

/** How an attempt ended: with an output, or with an error. */
export interface Attempt<Output> {
  readonly output?: Output;
  readonly error?: AnyApiKeyPairsError;
  readonly token: string;
  /** When the request was sent, in milliseconds since the epoch; undefined when it was not. */
  readonly sentAt: number | undefined;
  /** The time by the API's clock, in milliseconds since the epoch, where the answer tells it. */
  readonly serverTime: number | undefined;
}

/**
 * Asks for a token, sends the request once and reads the answer.
 *
 * @throws what the token provider threw; every other failure is returned
 */
export async function attempt<Output>(context: AttemptContext<Output>): Promise<Attempt<Output>> {
  const { settings, operation, request, record, signals, limit, rejected, previous } = context;
  const { observer } = settings;
  const startedAt = performance.now();
  const scope = openScope(limit.ms, () => timedOut(limit, previous), signals);
  let token = "";
  let sentAt: number | undefined;
  let response: ExchangeResponse | undefined;
  let output: Output | undefined;
  let error: AnyApiKeyPairsError | undefined;
  try {
    const given = settings.auth({ signal: scope.signal, ...(rejected && { rejected }) });
    token = checkToken(typeof given === "string" ? given : await scope.within(given));
    // The same token would be refused again.
    if (token === rejected?.token) throw rejected.error;

    sentAt = Date.now();
    tell(observer.request, record);
    response = await exchange(request, token, scope.signal).catch((failure: unknown) => {
      throw scope.signal.aborted ? scope.signal.reason : connectionFailure(failure, [token]);
    });
    output = interpret(operation, response, { path: record.path, secrets: [token] });
  } catch (caught) {
    if (!isApiKeyPairsError(caught)) throw caught;
    error = caught;
  } finally {
    scope.close();
  }

  const headers = response?.headers;
  if (sentAt !== undefined && observer.response) {
    tell(observer.response, {
      ...record,
      status: response?.status,
      error: error?.code,
      requestId: requestIdOf(headers, [token]),
      durationMs: performance.now() - startedAt,
    });
  }
  return {
    output,
    error,
    token,
    sentAt,
    serverTime: Date.parse(headers?.get("date") ?? "") || undefined,
  } as Attempt<Output>;
}

function timedOut({ option, timeoutMs }: AttemptContext<unknown>["limit"], cause: unknown): TimeoutError {
  return new TimeoutError(`No answer within ${timeoutMs} ms (${option})`, { timeoutMs, cause });
}
