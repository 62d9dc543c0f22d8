import type { Step } from "./step.ts";
import { refusalOf, waitForAcceptance } from "./wait-for-acceptance.ts";

/** Switches the old pair on again, signed by the new key, unless it was not off yet. */
export const reactivate: Step = {
  async run(run) {
    if ((await refusalOf(run, "old")) === undefined) return {};
    const client = await run.client("new");
    await client.update(run.state.facts.oldId!, { active: true }, { signal: run.settings.signal });
    await waitForAcceptance(run, "old");
    return {};
  },
};
