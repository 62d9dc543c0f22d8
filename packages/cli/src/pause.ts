import { setTimeout } from "node:timers/promises";

/** Waits, in milliseconds. Ends early when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
