import { countBegun, isDone, isOver, type RotationState } from "./rotation-state.ts";

/**
 * What is known of a key:
 *
 * - `none`: it is not there, as far as is known
 * - `untouched`: the rotation has done nothing to it
 * - `unproven`: it is there, and the API has not accepted it yet
 * - `works`: the API has accepted it
 * - `unknown`: a run ended while its pair was being deleted
 * - `deleted`: its pair is deleted
 */
export type KeyState = "none" | "untouched" | "unproven" | "works" | "unknown" | "deleted";

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
    old: deletion(state, "delete") ?? "untouched",
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
