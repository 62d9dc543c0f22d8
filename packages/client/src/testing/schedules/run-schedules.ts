import type { RevisionName } from "@api-key-pairs/server";
import fc from "fast-check";
import type { TestContext } from "vitest";

import { startFaultyApi, type FaultyApi } from "./faulty-api.ts";

declare module "vitest" {
  interface TaskMeta {
    /** How many schedules a property was tested with. */
    schedules?: number;
  }
}

const schedules = Number(process.env["SCHEDULES"] ?? 200);

/** How long all of them may take on a machine that has more to do, in milliseconds. */
export const timeout = 60_000 + schedules * 1_000;

/**
 * Half of them at an API of each revision. Each waits a lot. Not after the number of processors: the schedules are the same
 * on every machine.
 */
const lanes = 4;

/**
 * Tests a property with as many schedules as `SCHEDULES` says, several at the same time, each on a server of its own.
 * `SCHEDULE_SEED` gives others than the usual ones.
 */
export async function runSchedules<Schedule>(
  { task }: Pick<TestContext, "task">,
  options: { readonly arbitrary: (revision: RevisionName) => fc.Arbitrary<Schedule>; readonly share: number },
  property: (api: FaultyApi, schedule: Schedule) => Promise<void>,
): Promise<void> {
  const seed = Number(process.env["SCHEDULE_SEED"] ?? 0);
  const numRuns = Math.ceil((options.share * schedules) / lanes);
  const lane = async (number: number) => {
    const revision = number % 2 === 0 ? "2021-10" : "2026-08";
    const api = await startFaultyApi(revision);
    const tested = fc.asyncProperty(options.arbitrary(revision), async (schedule) => {
      await api.reset();
      await property(api, schedule);
    });
    await fc.assert(tested, { numRuns, seed: seed * lanes + number });
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  task.meta.schedules = numRuns * lanes;
}
