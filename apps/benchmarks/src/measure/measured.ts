/** What some rounds came to. */
export interface Measured {
  /** The median: a round that something else on the machine disturbed does not weigh. */
  readonly value: number;
  /** Half the width of the interval that has the true median in it, 19 times out of 20. */
  readonly noise: number;
}

/** The median of what was measured, round by round. */
export function medianOf(values: readonly number[]): Measured {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  // The ranks between which the true median lies, whatever the distribution: those of a binomial one of p = 1/2.
  const lowest = Math.max(0, Math.floor((sorted.length - 1.96 * Math.sqrt(sorted.length)) / 2) - 1);
  return { value: median(sorted), noise: (sorted[last - lowest]! - sorted[lowest]!) / 2 };
}

/** The median of the quotients of each round. */
export function medianRatio(subject: readonly number[], reference: readonly number[]): Measured {
  return medianOf(subject.map((value, round) => value / reference[round]!));
}

/** The value in the middle. Of an even number of values, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}
