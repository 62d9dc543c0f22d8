import type { Step } from "./step.ts";
import { waitForRefusal } from "./wait-for-acceptance.ts";

/** Makes sure that the old key is refused. */
export const verify: Step = {
  async run(run) {
    if (await waitForRefusal(run)) return {};
    throw new Error("The API says that the old key pair is gone, and still accepts its key");
  },
};
