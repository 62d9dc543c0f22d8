import type { Facts } from "./facts.ts";
import type { JournalRecord } from "./journal/journal-record.ts";
import { backwardSteps, forwardSteps, type RotationPlan } from "./rotation-plan.ts";
import type { PlannedStep, StepName } from "./steps/step-name.ts";

/** Where a rotation is. It follows from the records of the journal alone. */
export interface RotationState {
  readonly plan: RotationPlan;
  /** When it began: an RFC 3339 date-time. */
  readonly startedAt: string;
  readonly direction: "forward" | "backward";
  /** The steps of this direction. */
  readonly steps: readonly PlannedStep[];
  /** How many of them are done. */
  readonly done: number;
  /** Whether the next one was begun: what came of it is not known. */
  readonly isBegun: boolean;
  readonly facts: Facts;
  /** What steps found that nobody expected, in words, in order. */
  readonly findings: readonly { readonly step: StepName; readonly found: string }[];
}

/** Reads a journal: what it says about the rotation in it, if there is one. */
export function readState(records: readonly JournalRecord[]): RotationState | undefined {
  return records.reduce<RotationState | undefined>(advance, undefined);
}

/** What one more record makes of it. */
export function advance(state: RotationState | undefined, record: JournalRecord): RotationState {
  if (record.kind === "began") {
    const { plan, at } = record;
    return {
      plan,
      startedAt: at,
      direction: "forward",
      steps: forwardSteps(plan),
      done: 0,
      isBegun: false,
      facts: {},
      findings: [],
    };
  }
  return { ...state!, ...changeOf(state!, record) };
}

function changeOf(
  state: RotationState,
  record: Exclude<JournalRecord, { kind: "began" }>,
): Partial<RotationState> {
  if (record.kind === "abort") {
    const steps = backwardSteps(state.plan, countBegun(state, "hand-over"));
    return { direction: "backward", steps, done: 0, isBegun: false };
  }
  const facts = { ...state.facts, ...record.facts };
  if (record.kind === "note") return { facts };
  if (record.kind === "before") return { facts, isBegun: true };
  const { step, found } = record;
  const findings = found === undefined ? state.findings : [...state.findings, { step, found }];
  return { facts, findings, done: state.done + 1, isBegun: false };
}

/** The step to do, or to do again; `undefined` when all are done. */
export function nextStep({ steps, done }: RotationState): PlannedStep | undefined {
  return steps[done];
}

/** Whether there is nothing left to do. */
export function isOver(state: RotationState): boolean {
  return nextStep(state) === undefined;
}

/** How many steps of a name were begun, those that are done included. */
export function countBegun({ steps, done, isBegun }: RotationState, name: StepName): number {
  return steps.slice(0, done + (isBegun ? 1 : 0)).filter((step) => step.name === name).length;
}

/** Whether all steps of a name are done. */
export function isDone({ steps, done }: RotationState, name: StepName): boolean {
  const last = steps.findLastIndex((step) => step.name === name);
  return last !== -1 && last < done;
}
