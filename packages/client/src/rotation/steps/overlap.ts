import type { Step } from "./step.ts";
import { endOf, waitUntilTime } from "./wait-until-time.ts";

/** Waits while both keys work, so that everybody gets to use the new one. */
export const overlap: Step = {
  begin: (run) => ({ overlapUntil: endOf(run, run.state.plan.overlapMs) }),

  async run(run) {
    const isCut = await waitUntilTime(run, run.state.facts.overlapUntil!);
    return { found: isCut ? "The overlap was cut short" : undefined };
  },
};
