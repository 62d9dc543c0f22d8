import { NotFoundError } from "@api-key-pairs/core";

import type { Step } from "./step.ts";

/** Deletes the old pair, signed by the new key: whoever can do that is not locked out by it. */
export const deleteOld: Step = {
  async run(run) {
    const client = await run.client("new");
    try {
      await client.delete(run.state.facts.oldId!, { signal: run.settings.signal });
      return {};
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { found: "The old key pair was gone already" };
    }
  },
};
