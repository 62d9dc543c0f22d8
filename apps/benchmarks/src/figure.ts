/** One figure that the project states about itself. */
type Figure = {
  readonly name: string;
  /** What it is measured against, or in. */
  readonly per: string;
  readonly value: number;
} & ({ readonly atMost: number } | { readonly atLeast: number });

/** A benchmark measures one or more figures. Ratios are of things measured side by side in one run. */
export type Benchmark = () => Promise<Figure[]>;

/**
 * Compares the cost of two things, in blocks that take turns, so that both see the same machine.
 *
 * @param cost - the cost so far: CPU time, or time
 * @returns the cost of all blocks of `subject` divided by that of all blocks of `reference`
 */
export async function ratio(
  {
    subject,
    reference,
    cost,
  }: { subject: () => Promise<unknown>; reference: () => Promise<unknown>; cost: () => number },
  { rounds = 40, calls = 400, parallel = 1 } = {},
): Promise<number> {
  const block = async (run: () => Promise<unknown>) => {
    const before = cost();
    const lane = async () => {
      for (let i = 0; i < calls / parallel; i += 1) await run();
    };
    await Promise.all(Array.from({ length: parallel }, lane));
    return cost() - before;
  };
  const spent = { subject: 0, reference: 0 };
  for (let round = 0; round < rounds + 4; round += 1) {
    const isSubjectFirst = round % 2 === 0;
    const first = await block(isSubjectFirst ? subject : reference);
    const second = await block(isSubjectFirst ? reference : subject);
    // The first rounds warm up.
    if (round < 4) continue;
    spent.subject += isSubjectFirst ? first : second;
    spent.reference += isSubjectFirst ? second : first;
  }
  return spent.subject / spent.reference;
}
