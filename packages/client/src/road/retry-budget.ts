/** Bounds how many retries a client adds to a service that is failing. */
export interface RetryBudget {
  /** Takes one retry out of the budget; false when there is none left. */
  take(): boolean;
  /** Puts a part back, for a call that went well. */
  refund(): void;
}

/**
 * A full budget lets 20 retries pass in a row; each success earns a tenth of one. So in a lasting outage a client
 * sends hardly more requests than it has calls, however many it makes.
 */
const capacity = 20;
const earned = 0.1;

export function createRetryBudget(): RetryBudget {
  let left = capacity;
  return {
    take() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    refund() {
      left = Math.min(capacity, left + earned);
    },
  };
}
