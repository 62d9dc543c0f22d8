import type { OnOrphan } from "./safe-create/create-run.ts";
import type { PlannedStep } from "./steps/step-name.ts";

/** What a hand-over said about itself before anything was done. */
export interface PlannedHandOver {
  readonly name: string;
  /** What it found, for when it takes the key back. */
  readonly note?: HandOverNote | undefined;
}

/** What a hand-over wants to know again later. It is kept in the journal, so it must not hold a secret. */
export type HandOverNote = Readonly<Record<string, string | number | boolean>>;

/** What a rotation is to do. Fixed when it begins, and kept in the journal. */
export interface RotationPlan {
  /** Where the API is. */
  readonly baseUrl: string;
  /** The thumbprint of the key that is to be replaced. */
  readonly oldThumbprint: string;
  readonly handOver: readonly PlannedHandOver[];
  /** How long both pairs are to work, in milliseconds. 0: no overlap. */
  readonly overlapMs: number;
  /** How long the old pair is to stay switched off before it is deleted, in milliseconds. 0: no grace. */
  readonly graceMs: number;
  readonly soleCreator: boolean;
  readonly onOrphan: OnOrphan;
}

/** The steps that replace the key, in order. */
export function forwardSteps({
  handOver,
  overlapMs,
  graceMs,
}: Pick<RotationPlan, "handOver" | "overlapMs" | "graceMs">): PlannedStep[] {
  return [
    { name: "snapshot" },
    { name: "create" },
    { name: "prove" },
    ...handOver.map(({ name }, target): PlannedStep => ({ name: "hand-over", target, to: name })),
    ...(overlapMs > 0 ? [{ name: "overlap" } as const] : []),
    // The hand-over and the overlap take time, in which the new pair may have been deleted.
    { name: "prove" },
    { name: "deactivate" },
    ...(graceMs > 0 ? [{ name: "grace" } as const] : []),
    { name: "delete" },
    { name: "verify" },
    { name: "finish" },
  ];
}

/** How far a rotation had come that is taken back. */
export interface Reached {
  /** How many hand-overs had been begun. */
  readonly handOvers: number;
  /** Whether the old pair may be switched off. */
  readonly mayBeOff: boolean;
}

/** The steps that take it back, in order: who hands a key on to others is given the old one before they are. */
export function backwardSteps({ handOver }: Pick<RotationPlan, "handOver">, reached: Reached): PlannedStep[] {
  return [
    ...(reached.mayBeOff ? [{ name: "reactivate" } as const] : []),
    { name: "recover" },
    ...handOver
      .slice(0, reached.handOvers)
      .map(({ name }, target): PlannedStep => ({ name: "hand-back", target, to: name })),
    { name: "delete-new" },
    { name: "clear" },
  ];
}
