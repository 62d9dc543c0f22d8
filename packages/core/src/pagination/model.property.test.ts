import fc from "fast-check";
import { expect, test } from "vitest";

import { drain, fakeList, type FakePage } from "../testing/fake-list.ts";
import { PagedList } from "./paged-list.ts";

/** Any list cut into any pages, empty ones among them: the sizes of the pages, each item with a name of its own. */
const pagesOfAnySize = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 12 }).map((sizes) => {
  let count = 0;
  return sizes.map((size) => Array.from({ length: size }, () => `item-${(count += 1)}`));
});

const walks = fc.record({
  pages: pagesOfAnySize,
  seed: fc.nat(),
  startsAtFirst: fc.boolean(),
  direction: fc.constantFrom("next" as const, "previous" as const),
  end: fc.constantFrom(null, undefined),
  limit: fc.nat({ max: 30 }),
});

test("any list, cut into any pages, from any start, in both directions gives the right items exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(walks, async ({ pages, seed, startsAtFirst, direction, end, limit }) => {
      const start = startsAtFirst ? undefined : seed % pages.length;
      const { open, log } = fakeList(pages, {
        end,
        gate: async () => {},
        ...(start !== undefined && { start }),
      });
      const list = new PagedList<string, FakePage>(open);
      const at = start ?? 0;
      const walked = direction === "next" ? pages.slice(at) : pages.slice(0, at + 1).toReversed();
      const items =
        direction === "next"
          ? walked.flat()
          : pages
              .slice(0, at + 1)
              .flat()
              .toReversed();

      expect(await drain(list.items({ direction }))).toEqual({ yielded: items, error: undefined });
      expect(log).toMatchObject({ opened: 1, ended: 1, inFlight: 0, cursors: { length: walked.length } });
      expect((await drain(list.pages({ direction }))).yielded.map((page) => page.items)).toEqual(walked);
      expect(await list.collect({ limit, direction })).toEqual(items.slice(0, limit));
      expect((await list).items).toEqual(pages[at]);
    }),
    { numRuns: 300 },
  );
});
