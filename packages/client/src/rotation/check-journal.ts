import { readKey } from "./read-key.ts";
import type { Settings } from "./resolve-options.ts";
import { RotationError } from "./rotation-error.ts";
import { isOver, type RotationState } from "./rotation-state.ts";

/**
 * Makes sure that a journal is about what the caller means: this API, this key, these recipients.
 *
 * @throws {@link RotationError}
 */
export async function checkJournal(
  state: RotationState | undefined,
  settings: Settings,
  currentKey: string | undefined,
): Promise<RotationState> {
  if (state === undefined)
    throw new RotationError("There is no rotation in the journal", { problem: "none" });
  const { plan, facts } = state;
  if (plan.baseUrl !== settings.baseUrl) {
    throw new RotationError(
      `The journal is about a key of ${plan.baseUrl}, not of ${settings.baseUrl}; nothing was done`,
      { problem: "other_server" },
    );
  }
  const planned = plan.handOver.map(({ name }) => name);
  const given = settings.handOver.map(({ name }) => name);
  if (planned.join("\n") !== given.join("\n")) {
    throw new RotationError(
      `The rotation began with other recipients: ${planned.join(", ") || "none"}; pass the same, in that order`,
      { problem: "other_hand_over" },
    );
  }
  if (currentKey !== undefined) {
    const key = await readKey(currentKey);
    const { id } = key;
    if (id !== plan.oldId && id !== facts.newId) {
      throw new RotationError(
        `The journal is about the key pair ${plan.oldId}, not about ${id}; nothing was done`,
        { problem: "other_key" },
      );
    }
    // A run that ended as it began had no time to keep it.
    if (id === plan.oldId && !isOver(state)) await settings.vault.store("old", key);
  }
  return state;
}
