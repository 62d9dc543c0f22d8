import type { Fault } from "@api-key-pairs/server";
import fc from "fast-check";
import { expect, test } from "vitest";

import type { RequestRecord } from "../../road/observer.ts";
import { fastClock } from "../../testing/fast-clock.ts";
import { idsOf, startBench } from "../../testing/rotation-bench.ts";
import { openAttempts } from "./create-account.ts";
import { safeCreate } from "./safe-create.ts";

const when = fc.constantFrom("before", "after");
const times = fc.integer({ min: 1, max: 3 });
const operation = fc.constantFrom("create", "create", "list", "delete");
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant("drop"), operation, when, times }),
  fc.record({ kind: fc.constant("status"), status: fc.constantFrom(403, 500, 503), operation, when, times }),
  fc.record({ kind: fc.constantFrom("truncate", "malformed"), operation: fc.constant("create"), times }),
) as fc.Arbitrary<Fault>;

const schedule = fc.record({
  faults: fc.array(fault, { maxLength: 4 }),
  options: fc.record({
    onOrphan: fc.constantFrom("report", "delete"),
    maxAttempts: fc.integer({ min: 1, max: 3 }),
  }),
  /** What others do while the list is looked at again and again; nobody does, for a sole minter. */
  others: fc.option(fc.array(fc.constantFrom("create", "delete"), { maxLength: 4 })),
});

test("whatever goes wrong, each pair is returned, told of, or somebody else's, and nothing else is deleted", async () => {
  const { server, faults, clientOf, watcher } = await startBench();

  await fc.assert(
    fc.asyncProperty(schedule, async ({ faults: ordered, options, others }) => {
      await server.admin.reset();
      const deletable = [(await watcher.create()).id];
      const theirs = new Set(await idsOf(watcher));
      const gone = new Set<string>();

      async function interfere() {
        // Faults are for the one who is tested.
        faults([]);
        for (const act of others ?? []) {
          if (act === "create") {
            const { id } = await watcher.create();
            theirs.add(id);
            deletable.push(id);
          } else if (deletable.length > 0) {
            const id = deletable.shift()!;
            await watcher.delete(id);
            theirs.delete(id);
            gone.add(id);
          }
        }
        faults(ordered);
      }
      const observer = {
        request({ operation: name }: RequestRecord) {
          if (name === "create") faults(ordered);
        },
      };
      const client = clientOf(server.rootPrivateKey, { maxAttempts: 1, observer });
      const { account, ...result } = await safeCreate(client, {
        ...options,
        soleMinter: others === null,
        clock: fastClock(interfere),
      });

      faults([]);
      const present = await idsOf(watcher);
      const returned = result.status === "created" ? [result.key.id] : [];
      const told = new Set([...theirs, ...returned, ...account.unexplained.map(({ id }) => id)]);
      const silent = present.filter((id) => !told.has(id));
      expect(silent.length).toBeLessThanOrEqual(openAttempts(account).length);
      expect(present).toEqual(expect.arrayContaining([...theirs, ...returned]));
      expect(account.deleted.filter(({ id }) => theirs.has(id) || gone.has(id))).toEqual([]);
      if (result.status === "not_created") expect(silent).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
