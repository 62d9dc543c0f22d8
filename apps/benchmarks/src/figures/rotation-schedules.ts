import { runClientTests } from "../processes/client-tests.ts";
import type { Benchmark } from "../figure.ts";

/**
 * Schedules of faults, crashes, aborts and third parties, other ones in each run, after every one of which no pair was
 * left behind without a word and none was deleted that was not to be. One that goes wrong is told of, with its seed.
 */
export const rotationSchedules: Benchmark = async () => {
  const noted = await runClientTests<{ schedules: number }>(["safe-create.property", "rotation.property"], {
    SCHEDULES: "10000",
    SCHEDULE_SEED: String(Date.now() % 1_000_000),
  });
  const value = [...noted.values()].reduce((sum, { schedules }) => sum + schedules, 0);
  return [
    {
      id: "rotation-schedules/passed",
      name: "Schedules without an orphan or a wrong deletion",
      per: "run",
      value,
      atLeast: 10_000,
    },
  ];
};
