/**
 * Measures things in turns, so that all see the same machine: forwards, then backwards, and so on. The first turn
 * warms up and does not count.
 *
 * @returns for each of them, what it measured, turn by turn
 */
export async function takeTurns<Name extends string>(
  measurements: Readonly<Record<Name, () => Promise<number>>>,
  turns: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const value = await measurements[name]();
      if (turn > 0) values[name].push(value);
    }
  }
  return values;
}

/** The median of the quotients of each turn: one that something else on the machine disturbed does not weigh. */
export function medianRatio(subject: readonly number[], reference: readonly number[]): number {
  return median(subject.map((value, turn) => value / reference[turn]!));
}

/** The value in the middle. Of an even number of values, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}
