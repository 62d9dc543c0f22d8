import type { Step } from "./step.ts";

/** Empties the vault. */
export const clear: Step = {
  async run({ settings: { vault } }) {
    await vault.remove("new");
    await vault.remove("old");
    return {};
  },
};
