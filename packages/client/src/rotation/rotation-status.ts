import { keyStates, nextMoves, type KeyStates, type NextMove } from "./key-state.ts";
import { isOver, isUnderWay, nextStep, type Finding, type RotationState } from "./rotation-state.ts";
import { emptyAccount, type CreateAccount } from "./safe-create/create-account.ts";
import type { PlannedStep } from "./steps/step-name.ts";

/** Where a rotation is, and what it found. Holds no secret. */
export interface RotationStatus {
  /**
   * - `running`: there are steps to do
   * - `overlap`: both keys work, until `overlapUntil`
   * - `grace`: the old pair is switched off, until `graceUntil`
   * - `done`: the new key has replaced the old one
   * - `aborting`: it is being taken back
   * - `aborted`: it was taken back
   */
  readonly state: "running" | "overlap" | "grace" | "done" | "aborting" | "aborted";
  /** Where the API is. */
  readonly baseUrl: string;
  /** When it began: an RFC 3339 date-time. */
  readonly startedAt: string;
  /** The id of the old pair. Until the snapshot, all that is known of it is the thumbprint of its key. */
  readonly oldId: string;
  readonly newId: string | undefined;
  /** Until when both keys are to work: an RFC 3339 date-time, once that is known. */
  readonly overlapUntil: string | undefined;
  /** Until when the old pair is to be switched off before it is deleted: an RFC 3339 date-time, once that is known. */
  readonly graceUntil: string | undefined;
  /** What is known of both keys. */
  readonly keys: KeyStates;
  readonly steps: readonly (PlannedStep & { readonly status: "done" | "begun" | "planned" })[];
  /** What steps found that nobody expected. */
  readonly findings: readonly Finding[];
  /** Everything that may have come of creating, other than the new pair too. */
  readonly account: CreateAccount;
  /** What can be done next; nothing when it is over. */
  readonly next: readonly NextMove[];
  /** Whether it has to be finished or taken back before `startRotation` begins another. */
  readonly isUnderWay: boolean;
}

export function statusOf(state: RotationState): RotationStatus {
  const { plan, facts, startedAt, steps, done, isBegun, findings } = state;
  return {
    state: phaseOf(state),
    baseUrl: plan.baseUrl,
    startedAt,
    oldId: facts.oldId ?? plan.oldThumbprint,
    newId: facts.newId,
    overlapUntil: facts.overlapUntil,
    graceUntil: facts.graceUntil,
    keys: keyStates(state),
    steps: steps.map((step, index) => Object.assign({ status: progress(index, done, isBegun) }, step)),
    findings,
    account: facts.account ?? emptyAccount,
    next: nextMoves(state),
    isUnderWay: isUnderWay(state),
  };
}

function phaseOf(state: RotationState): RotationStatus["state"] {
  if (state.direction === "backward") return isOver(state) ? "aborted" : "aborting";
  if (isOver(state)) return "done";
  const name = state.isBegun ? nextStep(state)?.name : undefined;
  return name === "overlap" || name === "grace" ? name : "running";
}

function progress(index: number, done: number, isBegun: boolean): "done" | "begun" | "planned" {
  if (index < done) return "done";
  return index === done && isBegun ? "begun" : "planned";
}
