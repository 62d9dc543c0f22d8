import fc from "fast-check";

/** Something that happens at the n-th moment that there is. */
export interface Happening<Name extends string> {
  readonly at: number;
  readonly what: Name;
}

export function happeningsArbitrary<Name extends string>(
  names: readonly Name[],
  moments: number,
): fc.Arbitrary<Happening<Name>[]> {
  const happening = fc.record({ at: fc.nat(moments), what: fc.constantFrom(...names) });
  return fc.array(happening, { maxLength: 5 });
}

/**
 * Counts the moments at which something can happen.
 *
 * @returns `moment`, to be awaited at each of them, which throws what a happening throws; and `over`, which waits for
 *   those that somebody lost patience with
 */
export function createMoments<Name extends string>(
  happenings: readonly Happening<Name>[],
  happen: Readonly<Record<Name, () => Promise<void> | void>>,
): { readonly moment: () => Promise<void>; readonly over: () => Promise<void> } {
  let count = 0;
  // One thing at a time, also when a moment is not waited for any more.
  let queue = Promise.resolve();
  return {
    moment() {
      const now = count;
      count += 1;
      const previous = queue;
      const pass = async () => {
        await previous;
        for (const { at, what } of happenings) if (at === now) await happen[what]();
      };
      const passed = pass();
      queue = passed.catch(() => {});
      return passed;
    },
    over: () => queue,
  };
}
