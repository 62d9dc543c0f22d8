import { NotFoundError } from "@api-key-pairs/core";

import type { Step } from "./step.ts";

/** Deletes the pair that this rotation created, signed by the old key. */
export const deleteNew: Step = {
  async run(run) {
    const { newId, before } = run.state.facts;
    if (newId === undefined || before!.includes(newId)) return {};
    const client = await run.client("old");
    try {
      await client.delete(newId, { signal: run.settings.signal });
      return {};
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { found: "The new key pair was gone already" };
    }
  },
};
