import type { GlobalOptions } from "../program/global-options.ts";
import { keepTarget, toCommandLine } from "../program/to-command-line.ts";
import type { OptionValues } from "../program/to-command-line.ts";

/** What to do next: a command of `akp`, or a line that is told as it is. */
export type NextStep = string | AkpCommand;

/** A command that is told with what was typed to say which API is meant, and who signs: else it would mean another. */
export interface AkpCommand {
  /** What follows `akp`: the command and its arguments. */
  readonly akp: readonly string[];
  /** They outrank what was typed; `undefined` leaves one out. */
  readonly options?: OptionValues;
  /** What it is for. */
  readonly says?: string;
}

/** A step as a line to type. */
export function toLine(step: NextStep, globals: GlobalOptions): string {
  if (typeof step === "string") return step;
  const { akp, options, says } = step;
  // Profiles are in a file, whichever API is meant.
  const kept = akp[0] === "profile" ? { config: globals.config } : keepTarget(globals);
  const line = toCommandLine(akp, { ...kept, ...options });
  return says === undefined ? line : `${line}   # ${says}`;
}
