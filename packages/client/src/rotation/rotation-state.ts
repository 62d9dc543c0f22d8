import type { Facts } from "./facts.ts";
import type { JournalRecord } from "./journal/journal-record.ts";
import { mayLeaveSomething } from "./safe-create/create-account.ts";
import { backwardSteps, forwardSteps, type RotationPlan } from "./rotation-plan.ts";
import type { PlannedStep, StepName } from "./steps/step-name.ts";

/** What a step found that nobody expected. */
export interface Finding {
  readonly step: StepName;
  /** Which hand-over it is about, by its name. */
  readonly to?: string;
  /** In words. */
  readonly found: string;
}

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
  readonly findings: readonly Finding[];
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
    const handOvers = countBegun(state, "hand-over");
    const steps = backwardSteps(state.plan, { handOvers, mayBeOff: mayBeOff(state) });
    return { direction: "backward", steps, done: 0, isBegun: false };
  }
  const facts = { ...state.facts, ...record.facts };
  if (record.kind === "note") return { facts };
  if (record.kind === "before") return { facts, isBegun: true };
  const { step, found } = record;
  const { to } = nextStep(state)!;
  const finding = found === undefined ? [] : [{ step, ...(to !== undefined && { to }), found }];
  const findings = [...state.findings, ...finding];
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

/** Whether the old pair may be switched off. An API of revision 2021-10 cannot do that. */
export function mayBeOff(state: RotationState): boolean {
  return state.facts.input !== undefined && countBegun(state, "deactivate") > 0;
}

/** Whether it has to be finished or taken back before another may begin: something may have come of it. */
export function isUnderWay(state: RotationState): boolean {
  const { newId, account } = state.facts;
  return !isOver(state) && (newId !== undefined || (account !== undefined && mayLeaveSomething(account)));
}

/** Whether all steps of a name are done. */
export function isDone({ steps, done }: RotationState, name: StepName): boolean {
  const last = steps.findLastIndex((step) => step.name === name);
  return last !== -1 && last < done;
}
