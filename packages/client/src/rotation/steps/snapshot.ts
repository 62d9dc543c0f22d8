import { listAll } from "../safe-create/list-all.ts";
import type { Step } from "./step.ts";

/** Remembers which pairs are there, so that none of them is ever taken for ours. */
export const snapshot: Step = {
  async run(run) {
    const pairs = await listAll(await run.client("old"), run.settings.signal);
    // A list that changes while it is read may miss one; not this one, which signs.
    const before = new Set([run.state.plan.oldId, ...pairs.map(({ id }) => id)]);
    return { facts: { before: [...before] } };
  },
};
