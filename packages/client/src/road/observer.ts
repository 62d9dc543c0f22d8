import type { ErrorCode } from "@api-key-pairs/core";

import type { OperationName } from "./operation.ts";

/** Which attempt of which call a record is about. */
export interface RequestRecord {
  readonly operation: OperationName;
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** How one attempt ended: with an answer, or with the code of what came instead. */
export interface ResponseRecord extends RequestRecord {
  readonly status: number | undefined;
  /** Undefined when all is well. */
  readonly error: ErrorCode | undefined;
  readonly requestId: string | undefined;
  /** From the start of the attempt to the end of the body, in milliseconds. */
  readonly durationMs: number;
}

/** That an attempt is followed by another. */
export interface RetryRecord extends RequestRecord {
  readonly error: ErrorCode;
  /** How long the wait before the next attempt is, in milliseconds. */
  readonly delayMs: number;
}

/**
 * Told of what happens on the wire, for logs, metrics and traces. Records hold no token, no private key, no
 * header and no body. Each `request` is followed by one `response`. What an observer throws is ignored: watching
 * a call must not change its outcome.
 */
export interface Observer {
  readonly request?: ((record: RequestRecord) => void) | undefined;
  readonly response?: ((record: ResponseRecord) => void) | undefined;
  readonly retry?: ((record: RetryRecord) => void) | undefined;
}

/** The client's and that of the call, where there are any. */
export type Observers = readonly (Observer | undefined)[];

/**
 * Calls those who listen, and keeps to itself what they throw, at once or later: watching a call must not change its
 * outcome.
 */
export function tell<Name extends keyof Observer>(
  observers: Observers,
  name: Name,
  record: Parameters<NonNullable<Observer[Name]>>[0],
): void {
  for (const observer of observers) {
    // An async function throws nothing at once.
    (async () => observer?.[name]?.(record as never))().catch(() => {});
  }
}
