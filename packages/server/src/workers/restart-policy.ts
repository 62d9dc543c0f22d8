import type { Death } from "./worker-process.ts";

/** In milliseconds: time for what killed a worker to pass, and no more than a client's patience. */
const firstDelay = 100;
const longestDelay = 5000;
/** In milliseconds: who lived that long was not ended by what ended the one before. */
const longLife = 10_000;
const maxFailedStarts = 5;

/** What decides about a replacement. */
interface Loss extends Pick<Death, "wasReady" | "ageMs"> {
  /** How many other workers serve. */
  othersServing: number;
}

/**
 * Says when to replace workers that die: soon at first, later and later when they keep on dying young.
 *
 * @returns A function that gives the milliseconds to wait after a death, or `undefined` when there is no point in going
 * on: none serves, and five in a row have not even started. While others serve, what keeps new ones from starting, such
 * as a database that is away, is theirs to answer for, and may pass.
 */
export function createRestartPolicy(): (loss: Loss) => number | undefined {
  let earlyDeaths = 0;
  let failedStarts = 0;
  return ({ wasReady, ageMs, othersServing }) => {
    earlyDeaths = ageMs < longLife ? earlyDeaths + 1 : 1;
    failedStarts = wasReady ? 0 : failedStarts + 1;
    if (failedStarts >= maxFailedStarts && othersServing === 0) return undefined;
    return Math.min(firstDelay * 2 ** (earlyDeaths - 1), longestDelay);
  };
}
