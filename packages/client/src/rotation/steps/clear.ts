import { whereIs } from "../vault/where-is.ts";
import { forgetGone } from "./forget-gone.ts";
import type { Step } from "./step.ts";

/** Empties the vault, but for an old key that may be nowhere else. */
export const clear: Step = {
  async run(run) {
    const { settings, state } = run;
    const facts = await forgetGone(run, "old");
    await settings.vault.remove("new");
    // Whoever had it before the first hand-over has it still.
    const isElsewhere = state.facts.isReturned || !state.steps.some(({ name }) => name === "hand-back");
    if (!isElsewhere) {
      const where = whereIs(settings.vault, "old");
      return { facts, found: `Nobody is known to have the old key: it was left in ${where}` };
    }
    await settings.vault.remove("old");
    return { facts };
  },
};
