import type { Step } from "./step.ts";
import { endOf, waitUntilTime } from "./wait-until-time.ts";

/** Waits while the old pair is switched off: whoever still needs it is heard of before it is gone. */
export const grace: Step = {
  begin: (run) => (run.state.facts.input ? { graceUntil: endOf(run, run.state.plan.graceMs) } : {}),

  async run(run) {
    const { graceUntil } = run.state.facts;
    if (graceUntil === undefined) {
      return { found: "There was no grace: an API of revision 2021-10 cannot switch a key pair off" };
    }
    const isCut = await waitUntilTime(run, graceUntil);
    return { found: isCut ? "The grace was cut short" : undefined };
  },
};
