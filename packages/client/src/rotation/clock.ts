import { sleep } from "../road/scope.ts";

/** The time, and waiting for it: another one makes a day pass in no time, in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Waits, for at most 2^31 - 1 milliseconds.
   *
   * @throws `AbortedError` at once when the signal is aborted
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, [signal]),
};

/** The time as the API and the journal write it: an RFC 3339 date-time. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
