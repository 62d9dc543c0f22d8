/** Counts what each key pair asks for. */
export interface RateLimiter {
  /** How many requests a key pair may send in a minute, which starts with its first. */
  readonly requestsPerMinute: number;
  /**
   * Counts one request.
   *
   * @returns 0 when it may pass, else how long the key pair has to wait, in milliseconds.
   */
  consume(keyPairId: string): Promise<number>;
  /** Forgets what was counted. */
  reset(): void | Promise<void>;
}

/**
 * A rate limiter in the memory of this process. What it counted of a pair is forgotten when the minute is over, so it
 * holds no more than the pairs that were used in the last one.
 *
 * @param requestsPerMinute A whole number from 1.
 */
export async function createRateLimiter(requestsPerMinute: number): Promise<RateLimiter> {
  const { RateLimiterMemory } = await import("rate-limiter-flexible");
  const create = () => new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  let counts = create();
  return {
    requestsPerMinute,
    consume: async (keyPairId) =>
      await counts.consume(keyPairId).then(
        () => 0,
        // What it rejects with is no error but the state of the count.
        (refusal: { msBeforeNext: number }) => refusal.msBeforeNext,
      ),
    reset() {
      counts = create();
    },
  };
}
