import { forgetGone } from "./forget-gone.ts";
import type { Step } from "./step.ts";

/** Empties the vault, but for a new key that was handed over to nobody. */
export const finish: Step = {
  async run(run) {
    const { vault, handOver } = run.settings;
    const facts = await forgetGone(run, "new");
    await vault.remove("old");
    if (handOver.length > 0) await vault.remove("new");
    return { facts };
  },
};
