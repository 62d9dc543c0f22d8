import { countBegun, isDone, isOver, mayBeOff, type RotationState } from "./rotation-state.ts";

/**
 * What is known of a key:
 *
 * - `none`: it is not there, as far as is known
 * - `untouched`: the rotation has done nothing to it
 * - `unproven`: it is there, and the API has not accepted it yet
 * - `works`: the API has accepted it
 * - `inactive`: its pair is switched off, and can be switched on again
 * - `unknown`: a run ended while its pair was being switched off or on, or deleted
 * - `deleted`: its pair is deleted
 */
export type KeyState = "none" | "untouched" | "unproven" | "works" | "inactive" | "unknown" | "deleted";

/** What is known of both keys. */
export interface KeyStates {
  readonly old: KeyState;
  readonly new: KeyState;
}

/** What can be done next: go on, or take it back. */
export type NextMove = "resume" | "abort";

export function keyStates(state: RotationState): KeyStates {
  const { newId, isProven } = state.facts;
  const fresh = isProven ? "works" : "unproven";
  return {
    old: deletion(state, "delete") ?? activity(state) ?? "untouched",
    new: newId === undefined ? "none" : (deletion(state, "delete-new") ?? fresh),
  };
}

/** Taking back ends where the deletion of the old pair begins: one that was sent may be carried out late. */
export function nextMoves(state: RotationState): readonly NextMove[] {
  if (isOver(state)) return [];
  if (state.direction === "backward") return ["abort"];
  return countBegun(state, "delete") > 0 ? ["resume"] : ["resume", "abort"];
}

function deletion(state: RotationState, step: "delete" | "delete-new"): KeyState | undefined {
  if (isDone(state, step)) return "deleted";
  return countBegun(state, step) > 0 ? "unknown" : undefined;
}

/** What switching the old pair off, and on again, has made of it. */
function activity(state: RotationState): KeyState | undefined {
  if (state.direction === "backward") {
    if (!state.steps.some(({ name }) => name === "reactivate")) return undefined;
    return isDone(state, "reactivate") ? "works" : "unknown";
  }
  if (!mayBeOff(state)) return undefined;
  return isDone(state, "deactivate") ? "inactive" : "unknown";
}
