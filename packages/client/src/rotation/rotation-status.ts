import { keyStates, nextMoves, type KeyStates, type NextMove } from "./key-state.ts";
import { isOver, nextStep, type RotationState } from "./rotation-state.ts";
import { emptyAccount, type CreateAccount } from "./safe-create/create-account.ts";
import type { PlannedStep, StepName } from "./steps/step-name.ts";

/** Where a rotation is, and what it found. Holds no secret. */
export interface RotationStatus {
  /**
   * - `running`: there are steps to do
   * - `overlap`: both keys work, until `overlapUntil`
   * - `done`: the new key has replaced the old one
   * - `aborting`: it is being taken back
   * - `aborted`: it was taken back
   */
  readonly state: "running" | "overlap" | "done" | "aborting" | "aborted";
  /** Where the API is. */
  readonly baseUrl: string;
  /** When it began: an RFC 3339 date-time. */
  readonly startedAt: string;
  readonly oldId: string;
  readonly newId: string | undefined;
  /** Until when both keys are to work: an RFC 3339 date-time, once that is known. */
  readonly overlapUntil: string | undefined;
  /** What is known of both keys. */
  readonly keys: KeyStates;
  readonly steps: readonly (PlannedStep & { readonly status: "done" | "begun" | "planned" })[];
  /** What steps found that nobody expected, in words. */
  readonly findings: readonly { readonly step: StepName; readonly found: string }[];
  /** Everything that may have come of creating, other than the new pair too. */
  readonly account: CreateAccount;
  /** What can be done next; nothing when it is over. */
  readonly next: readonly NextMove[];
}

export function statusOf(state: RotationState): RotationStatus {
  const { plan, facts, startedAt, steps, done, isBegun, findings } = state;
  return {
    state: phaseOf(state),
    baseUrl: plan.baseUrl,
    startedAt,
    oldId: plan.oldId,
    newId: facts.newId,
    overlapUntil: facts.overlapUntil,
    keys: keyStates(state),
    steps: steps.map((step, index) => Object.assign({ status: progress(index, done, isBegun) }, step)),
    findings,
    account: facts.account ?? emptyAccount,
    next: nextMoves(state),
  };
}

function phaseOf(state: RotationState): RotationStatus["state"] {
  if (state.direction === "backward") return isOver(state) ? "aborted" : "aborting";
  if (isOver(state)) return "done";
  return state.isBegun && nextStep(state)?.name === "overlap" ? "overlap" : "running";
}

function progress(index: number, done: number, isBegun: boolean): "done" | "begun" | "planned" {
  if (index < done) return "done";
  return index === done && isBegun ? "begun" : "planned";
}
