import type { Clock } from "./clock.ts";

const firstDelayMs = 250;
const longestDelayMs = 5_000;

/** How long to ask again, and by what time. */
export interface WaitOptions {
  readonly limitMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Asks until the answer is yes, first often and then every 5 s, and a last time when the time is over.
 *
 * @returns whether the answer was yes at last
 * @throws what `ask` throws, and `AbortedError`
 */
export async function waitUntil(ask: () => Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const { limitMs, clock, signal } = options;
  const deadline = clock.now() + limitMs;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    const isLast = clock.now() >= deadline;
    if (await ask()) return true;
    if (isLast) return false;
    await clock.sleep(Math.min(delayMs, Math.max(deadline - clock.now(), 0)), signal);
  }
}
