/** After so many codes that open nothing, the right one is withdrawn. Nobody can guess one; this tells that somebody tries. */
const limit = 10;
const windowMs = 60_000;

/** Counts the wrong and the old codes of a minute, which starts with the first. */
export interface WrongCodes {
  /** @returns Whether this one is within the limit, reaches it, or is beyond it. */
  count(): "few" | "enough" | "too_many";
  /** How long the minute still lasts, in seconds. */
  secondsLeft(): number;
}

/** @param clock The time, in milliseconds since 1970. */
export function createWrongCodes(clock: () => number): WrongCodes {
  let startedAt = -Infinity;
  let wrong = 0;
  return {
    count() {
      if (clock() - startedAt >= windowMs) {
        startedAt = clock();
        wrong = 0;
      }
      wrong += 1;
      if (wrong === limit) return "enough";
      return wrong < limit ? "few" : "too_many";
    },
    secondsLeft: () => Math.ceil((startedAt + windowMs - clock()) / 1000),
  };
}
