import type { Death } from "./worker-process.ts";

/** In milliseconds: time for what killed a worker to pass, and no more than a client's patience. */
const firstDelay = 100;
const longestDelay = 5000;
/** In milliseconds: who lived that long was not ended by what ended the one before. */
const longLife = 10_000;
const maxFailedStarts = 5;

/**
 * Says when to replace workers that die: soon at first, later and later when they keep on dying young.
 *
 * @returns A function that gives the milliseconds to wait after a death, or `undefined` when there is no point in going
 * on: five in a row have not even started.
 */
export function createRestartPolicy(): (death: Pick<Death, "wasReady" | "ageMs">) => number | undefined {
  let earlyDeaths = 0;
  let failedStarts = 0;
  return ({ wasReady, ageMs }) => {
    earlyDeaths = ageMs < longLife ? earlyDeaths + 1 : 1;
    failedStarts = wasReady ? 0 : failedStarts + 1;
    if (failedStarts >= maxFailedStarts) return undefined;
    return Math.min(firstDelay * 2 ** (earlyDeaths - 1), longestDelay);
  };
}
