import type { Step } from "./step.ts";
import { deliveryOf } from "./delivery-of.ts";

/** Hands the new key to one of those who use it. */
export const handOver: Step = {
  async run(run, { target }) {
    const recipient = run.settings.handOver[target!]!;
    await recipient.deliver(await deliveryOf(run, target!, "new"));
    return {};
  },
};
