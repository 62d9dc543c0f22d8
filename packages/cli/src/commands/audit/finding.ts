import type { Context } from "../../context.ts";
import { keepGlobals, toCommandLine } from "../../program/to-command-line.ts";

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
  return toCommandLine(["create"], keepTarget(globals));
}

/** The command that deletes a pair of the same instance. */
export function deleteCommand({ globals }: Context, id: string): string {
  const command = toCommandLine(["delete"], keepTarget(globals));
  // An id may begin with a hyphen, which would make it an option.
  return `${command} ${id.startsWith("-") ? "-- " : ""}${id}`;
}

/** All that says where the API is and who signs, and nothing that says how to print. */
export function keepTarget(globals: Context["globals"]) {
  return { ...keepGlobals(globals), output: undefined };
}
