export { safeCreate } from "./safe-create/safe-create.ts";
export type { SafeCreateOptions } from "./safe-create/safe-create.ts";
export type { SafeCreateResult } from "./safe-create/safe-create-result.ts";
export type { CreateAccount, CreateAttempt, UnexplainedPair } from "./safe-create/create-account.ts";
export type { OnOrphan } from "./safe-create/create-run.ts";

export { startRotation } from "./start-rotation.ts";
export { resumeRotation } from "./resume-rotation.ts";
export { abortRotation } from "./abort-rotation.ts";
export { readRotation } from "./read-rotation.ts";
export { planRotation } from "./plan-rotation.ts";
export type { PlanRotationOptions } from "./plan-rotation.ts";
export type {
  AbortRotationOptions,
  ResumeRotationOptions,
  RotationOptions,
  StartRotationOptions,
  Until,
} from "./rotation-options.ts";
export type { RotationStatus } from "./rotation-status.ts";
export type { Finding } from "./rotation-state.ts";
export type { KeyState, KeyStates, NextMove } from "./key-state.ts";
export type { RotationEvent, StepListener } from "./rotation-event.ts";
export type { BackwardStepName, ForwardStepName, PlannedStep, StepName } from "./steps/step-name.ts";
export { RotationError } from "./rotation-error.ts";
export type { RotationErrorFields, RotationProblem } from "./rotation-error.ts";

export type { Delivery, HandOver, Withdrawal } from "./hand-over.ts";
export type { HandOverNote, PlannedHandOver, RotationPlan } from "./rotation-plan.ts";
export { holdKey } from "./key-in-hand.ts";
export type { KeyInHand, KeyOfPair } from "./key-in-hand.ts";
export type { KeyRole, KeyVault } from "./vault/key-vault.ts";
export { createMemoryVault } from "./vault/create-memory-vault.ts";
export type { Journal, OpenJournal } from "./journal/journal.ts";
export type {
  AbortRecord,
  AfterRecord,
  BeforeRecord,
  BeganRecord,
  JournalRecord,
  NoteRecord,
} from "./journal/journal-record.ts";
export type { Facts } from "./facts.ts";
export { createMemoryJournal } from "./journal/create-memory-journal.ts";
export type { Clock } from "./clock.ts";
