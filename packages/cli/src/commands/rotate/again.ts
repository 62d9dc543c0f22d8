import type { AkpCommand } from "../../errors/next-step.ts";
import type { RotateOptions } from "./rotate-options.ts";

/** The same rotation, without a question. */
export function again({ execTimeout, overlap, grace, settle, ...options }: RotateOptions): AkpCommand {
  const durations = { execTimeout, overlap, grace, settle };
  const inSeconds = Object.entries(durations).map(([name, value]) => [
    name,
    value === undefined ? value : `${value}s`,
  ]);
  return { akp: ["rotate"], options: { ...options, ...Object.fromEntries(inSeconds), yes: true } };
}
