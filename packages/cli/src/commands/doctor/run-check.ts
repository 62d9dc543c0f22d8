import { once } from "node:events";

import { AbortedError } from "@api-key-pairs/client";

import type { Check, CheckName, Found } from "./check.ts";

/**
 * Makes a check, measures how long it takes, and prints it.
 *
 * @param how Makes it; or why it is not made.
 * @returns What the checks after it need; nothing when it failed.
 */
export type Examine = <Value>(
  name: CheckName,
  how: string | (() => Found<Value> | Promise<Found<Value>>),
) => Promise<Value | undefined>;

/**
 * Makes a check, and measures how long it takes.
 *
 * @throws {AbortedError} As soon as the signal is aborted.
 */
export async function runCheck<Value>(
  name: CheckName,
  make: () => Found<Value> | Promise<Found<Value>>,
  signal: AbortSignal,
): Promise<{ check: Check; value: Value | undefined }> {
  const startedAt = performance.now();
  const { value, ...outcome } = await unlessAborted(signal, make);
  return { check: { name, ...outcome, durationMs: Math.round(performance.now() - startedAt) }, value };
}

/** Not everything that takes its time can be told to stop: a name that is looked up, for one. */
async function unlessAborted<T>(signal: AbortSignal, run: () => T | Promise<T>): Promise<T> {
  if (signal.aborted) throw interrupted();
  const over = new AbortController();
  const aborted = once(signal, "abort", { signal: over.signal }).then(() => {
    throw interrupted();
  });
  try {
    return await Promise.race([aborted, run()]);
  } finally {
    over.abort();
  }
}

function interrupted(): AbortedError {
  return new AbortedError("Interrupted");
}
