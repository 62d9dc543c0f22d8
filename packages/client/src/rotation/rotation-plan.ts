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
  /** The id of the pair that is to be replaced. */
  readonly oldId: string;
  readonly handOver: readonly PlannedHandOver[];
  /** How long both pairs are to work, in milliseconds. 0: no overlap. */
  readonly overlapMs: number;
  readonly soleMinter: boolean;
  readonly onOrphan: OnOrphan;
}

/** The steps that replace the key, in order. */
export function forwardSteps({
  handOver,
  overlapMs,
}: Pick<RotationPlan, "handOver" | "overlapMs">): PlannedStep[] {
  return [
    { name: "snapshot" },
    { name: "create" },
    { name: "prove" },
    ...handOver.map(({ name }, target): PlannedStep => ({ name: "hand-over", target, to: name })),
    ...(overlapMs > 0 ? [{ name: "overlap" } as const] : []),
    // The hand-over and the overlap take time, in which the new pair may have been deleted.
    { name: "prove" },
    { name: "delete" },
    { name: "verify" },
    { name: "finish" },
  ];
}

/**
 * The steps that take it back, in order.
 *
 * @param reached - how many hand-overs had been begun
 */
export function backwardSteps({ handOver }: Pick<RotationPlan, "handOver">, reached: number): PlannedStep[] {
  return [
    { name: "recover" },
    ...handOver
      .slice(0, reached)
      .map(({ name }, target): PlannedStep => ({ name: "hand-back", target, to: name }))
      .toReversed(),
    { name: "delete-new" },
    { name: "clear" },
  ];
}
