import type { Step } from "./step.ts";
import { waitForRefusal } from "./wait-for-acceptance.ts";

/** Makes sure that the old key is refused. */
export const verify: Step = {
  async run(run) {
    if (await waitForRefusal(run, "old")) return {};
    throw new Error("The old key pair is deleted, and the API still accepts its key");
  },
};
