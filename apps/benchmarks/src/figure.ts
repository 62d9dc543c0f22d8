/** One figure that the project states about itself. */
interface Figure {
  readonly name: string;
  /** What it is measured against, or in. */
  readonly per: string;
  readonly value: number;
  /** The most that it may be. */
  readonly limit: number;
}

/** A benchmark measures one or more figures. Ratios are of things measured side by side in one run. */
export type Benchmark = () => Promise<Figure[]>;

/** The middle value: one slow moment of the machine does not move it. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/**
 * Compares the cost of two things, in blocks that take turns, so that both see the same machine.
 *
 * @param cost - the cost so far: CPU time, or time
 * @returns the median over all rounds of the cost of `subject` divided by that of `reference`
 */
export async function ratio(
  {
    subject,
    reference,
    cost,
  }: { subject: () => Promise<unknown>; reference: () => Promise<unknown>; cost: () => number },
  { rounds = 40, calls = 150 } = {},
): Promise<number> {
  const block = async (run: () => Promise<unknown>) => {
    const before = cost();
    for (let i = 0; i < calls; i += 1) await run();
    return cost() - before;
  };
  const ratios: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const isSubjectFirst = round % 2 === 0;
    const first = await block(isSubjectFirst ? subject : reference);
    const second = await block(isSubjectFirst ? reference : subject);
    // The first two rounds warm up.
    if (round >= 2) ratios.push(isSubjectFirst ? first / second : second / first);
  }
  return median(ratios);
}
