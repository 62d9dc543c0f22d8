import type { Step } from "./step.ts";
import { waitForAcceptance } from "./wait-for-acceptance.ts";

/** Signs a request with the new key: from here on it is known to work. */
export const prove: Step = {
  async run(run) {
    await waitForAcceptance(run, "new");
    return { facts: { isProven: true } };
  },
};
