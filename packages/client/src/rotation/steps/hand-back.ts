import { deliveryOf } from "./delivery-of.ts";
import type { Step } from "./step.ts";
import { waitForAcceptance } from "./wait-for-acceptance.ts";

/** Gives the old key back to one of those who got the new one. */
export const handBack: Step = {
  async run(run, { target, to }) {
    // Nobody is to get a key that does not work.
    await waitForAcceptance(run, "old");
    const recipient = run.settings.handOver[target!]!;
    const delivery = await deliveryOf(run, target!, "old");
    const withdrawal = await (recipient.withdraw
      ? recipient.withdraw(delivery)
      : recipient.deliver(delivery));
    if (withdrawal === "skipped")
      return { found: `Nothing was given back to ${to}: it may have the new key` };
    return withdrawal === "removed" ? {} : { facts: { isReturned: true } };
  },
};
