import { unlessAborted } from "../../unless-aborted.ts";
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
