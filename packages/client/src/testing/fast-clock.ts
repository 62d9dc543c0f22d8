import { throwIfAborted } from "../road/scope.ts";
import type { Clock } from "../rotation/index.ts";

/** A clock on which waiting takes no time, and that shows how long it waited. */
export interface FastClock extends Clock {
  readonly skippedMs: number;
}

/** @param onSleep - what happens while the clock waits for the first time */
export function fastClock(onSleep?: () => unknown): FastClock {
  let skippedMs = 0;
  let isFirst = true;
  return {
    get skippedMs() {
      return skippedMs;
    },
    now: () => Date.now() + skippedMs,
    async sleep(ms, signal) {
      throwIfAborted([signal]);
      skippedMs += ms;
      if (isFirst) await onSleep?.();
      isFirst = false;
      throwIfAborted([signal]);
    },
  };
}
