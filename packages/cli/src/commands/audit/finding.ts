import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { isPairId } from "../../pair-id.ts";

/** A key pair past its age. Field names are those of the output. */
export interface Finding {
  readonly id: string;
  /** As the API has it: an RFC 3339 date-time. */
  readonly created_at: string;
  /** In whole days. */
  readonly age_days: number;
  /** Whether it is the pair that signs these very requests. */
  readonly signs: boolean;
  /** The commands that are rid of it, in this order. */
  readonly next: readonly string[];
}

/** The command that creates a successor, for the same instance. */
export function createCommand({ globals }: Context): string {
  return toLine({ akp: ["create"] }, globals);
}

/** The command that deletes a pair of the same instance; `undefined` for an id that `akp delete` does not take. */
export function deleteCommand({ globals }: Context, id: string): string | undefined {
  return isPairId(id) ? toLine({ akp: ["delete", id] }, globals) : undefined;
}
