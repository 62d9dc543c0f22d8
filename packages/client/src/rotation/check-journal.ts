import type { KeyInHand } from "./key-in-hand.ts";
import { stopped } from "./open-run.ts";
import { readKey } from "./read-key.ts";
import type { Settings } from "./resolve-options.ts";
import { RotationError } from "./rotation-error.ts";
import { isOver, type RotationState } from "./rotation-state.ts";
import { whereIs } from "./vault/where-is.ts";

/** The rotation of a journal that is about what the caller means. */
interface CheckedJournal {
  readonly state: RotationState;
  /** Whether the caller has the old key. */
  readonly hasOldKey: boolean;
}

/**
 * Makes sure that a journal is about what the caller means: this API, this key, these recipients.
 *
 * @throws {@link RotationError}
 */
export async function checkJournal(
  state: RotationState | undefined,
  settings: Settings,
  currentKey: string | undefined,
): Promise<CheckedJournal> {
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
  if (currentKey === undefined) return { state, hasOldKey: false };
  const key = await readKey(currentKey);
  const { thumbprint } = key;
  if (thumbprint !== plan.oldThumbprint && thumbprint !== facts.newThumbprint) {
    throw new RotationError(
      `The journal is about the key ${plan.oldThumbprint}, not about ${thumbprint}; nothing was done`,
      { problem: "other_key" },
    );
  }
  const hasOldKey = thumbprint === plan.oldThumbprint;
  if (hasOldKey && !isOver(state)) await keepOld(state, settings, key);
  return { state, hasOldKey };
}

/** A run that ended as it began had no time to keep it. */
async function keepOld(state: RotationState, { vault }: Settings, key: KeyInHand): Promise<void> {
  try {
    if ((await vault.load("old")) === undefined) await vault.store("old", key);
  } catch (failure) {
    throw stopped(state, `The old key cannot be kept in ${whereIs(vault, "old")}`, "vault", { failure });
  }
}
