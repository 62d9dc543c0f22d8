import { NotFoundError } from "@api-key-pairs/core";

import type { Step } from "./step.ts";
import { waitForRefusal } from "./wait-for-acceptance.ts";

/** Switches the old pair off, signed by the new key, and makes sure that the old key is refused: that can be undone. */
export const deactivate: Step = {
  async run(run) {
    const { input, oldId } = run.state.facts;
    if (input === undefined) return {};
    const client = await run.client("new");
    try {
      await client.update(oldId!, { active: false }, { signal: run.settings.signal });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { found: "The old key pair was gone already" };
    }
    if (await waitForRefusal(run)) return {};
    throw new Error("The old key pair is switched off, and the API still accepts its key");
  },
};
