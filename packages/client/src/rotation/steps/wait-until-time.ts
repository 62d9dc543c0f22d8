import type { Run } from "../run.ts";

/** As long as a timer can be trusted with: a machine that slept is noticed within the hour. */
const longestSleepMs = 3_600_000;

/** When something ends that begins now and is so long, in milliseconds: an RFC 3339 date-time. */
export function endOf({ settings }: Run, ms: number): string {
  return new Date(settings.clock.now() + ms).toISOString();
}

/**
 * Waits until a time, unless there is an emergency.
 *
 * @param until - an RFC 3339 date-time
 * @returns whether the wait was cut short
 */
export async function waitUntilTime(run: Run, until: string): Promise<boolean> {
  const { clock, signal } = run.settings;
  const leftMs = () => Date.parse(until) - clock.now();
  if (leftMs() <= 0) return false;
  if (run.isEmergency) return true;
  run.tell({ status: "waiting", until });
  while (leftMs() > 0) await clock.sleep(Math.min(leftMs(), longestSleepMs), signal);
  return false;
}
