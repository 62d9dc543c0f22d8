import { AbortedError } from "@api-key-pairs/core";

/** A stretch of time that ends early when it runs out or when somebody gives up. */
export interface Scope {
  /** Aborted at the end, with the error to throw as its reason. */
  readonly signal: AbortSignal;
  /** Waits for a promise, but no longer than the scope lasts: then it throws what the scope ended with. */
  within<T>(promise: T | PromiseLike<T>): Promise<T>;
  /** Lets go of the timer and of the caller's signals. */
  close(): void;
}

/**
 * Opens a scope around one attempt.
 *
 * @param limitMs - how long it may last
 * @param timedOut - makes the error for when it lasts longer
 * @param signals - whose abort ends it too
 */
export function openScope(limitMs: number, timedOut: () => Error, signals: readonly AbortSignal[]): Scope {
  const controller = new AbortController();
  const release = onAbort(signals, (error) => controller.abort(error));
  const timer = setTimeout(() => controller.abort(timedOut()), limitMs);
  const { signal } = controller;
  return {
    signal,
    within: (promise) =>
      Promise.race([
        promise,
        new Promise<never>((_, reject) => {
          const giveUp = () => reject(signal.reason as Error);
          if (signal.aborted) giveUp();
          else signal.addEventListener("abort", giveUp, { once: true });
        }),
      ]),
    close() {
      clearTimeout(timer);
      release();
    },
  };
}

/**
 * Sleeps.
 *
 * @throws {@link AbortedError} at once when one of the signals is aborted
 */
export function sleep(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const release = onAbort(signals, (error) => {
      clearTimeout(timer);
      release();
      reject(error);
    });
    const timer = setTimeout(() => {
      release();
      resolve();
    }, ms);
  });
}

/** @throws {@link AbortedError} when one of the signals is aborted already */
export function throwIfAborted(signals: readonly AbortSignal[]): void {
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted !== undefined) throw abortedBy(aborted);
}

function onAbort(signals: readonly AbortSignal[], listener: (error: AbortedError) => void): () => void {
  const releases = signals.map((signal) => {
    const heard = () => listener(abortedBy(signal));
    if (signal.aborted) queueMicrotask(heard);
    signal.addEventListener("abort", heard, { once: true });
    return () => signal.removeEventListener("abort", heard);
  });
  return () => releases.forEach((release) => release());
}

function abortedBy(signal: AbortSignal): AbortedError {
  return new AbortedError("The call was given up: its signal was aborted", { cause: signal.reason });
}

/** What may give a call up. */
export function signalsOf({ signal }: { readonly signal?: AbortSignal | undefined }): readonly AbortSignal[] {
  return signal === undefined ? [] : [signal];
}
