import type { AnyApiKeyPairsError } from "@api-key-pairs/client";

import { pause } from "../../pause.ts";
import type { RoundOptions, Task } from "./delete-round.ts";
import { deleteRound } from "./delete-round.ts";
import type { Outcome } from "./outcome.ts";

/** Before what failed is tried again, in milliseconds. */
const pauseMs = 1_000;

export interface DeleteAllOptions extends Omit<RoundOptions, "remove"> {
  /**
   * Makes what deletes one pair. Asked anew for each round: a client that has had too many failures gives up at once,
   * which is not meant for those that come after many successes.
   */
  readonly connect: () => Promise<RoundOptions["remove"]>;
}

/**
 * Deletes key pairs. What failed for a reason that may pass is tried again in rounds, as long as each round gets
 * something done.
 *
 * @returns Why it stopped before the end, if it did.
 */
export async function deleteAll(
  ids: readonly string[],
  { connect, ...options }: DeleteAllOptions,
): Promise<AnyApiKeyPairsError | undefined> {
  const { signal, report } = options;
  let tasks: readonly Task[] = ids.map((id) => ({ id }));
  for (;;) {
    const { failed, untried, gone, stop } = await deleteRound(tasks, { ...options, remove: await connect() });
    if (failed.length === 0 || gone === 0 || stop !== undefined || signal.aborted) {
      for (const task of [...failed, ...untried]) await report(toOutcome(task));
      return stop;
    }
    await pause(pauseMs, signal);
    tasks = failed;
  }
}

function toOutcome({ id, error }: Task): Outcome {
  return error === undefined ? { id, result: "not_tried" } : { id, result: "failed", error };
}
