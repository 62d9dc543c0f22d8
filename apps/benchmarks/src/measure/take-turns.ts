/**
 * Measures things in rounds, in which each has its turn, so that all see the same machine: forwards, then backwards,
 * and so on. Many short rounds are better than a few long ones.
 *
 * @param warmUp How many rounds come first that do not count. Default: 1
 * @returns for each of them, what it measured, round by round
 */
export async function takeTurns<Name extends string>(
  measurements: Readonly<Record<Name, () => Promise<number>>>,
  rounds: number,
  { warmUp = 1 } = {},
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await measurements[name]();
      if (round >= warmUp) values[name].push(value);
    }
  }
  return values;
}
