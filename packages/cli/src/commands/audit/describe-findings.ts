import type { Context } from "../../context.ts";
import { toCommandLine } from "../../program/to-command-line.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { safeText } from "../../terminal/safe-text.ts";
import type { Audit } from "./find-old-pairs.ts";
import { createCommand, keepTarget } from "./finding.ts";

/** More commands than these are nothing to type one by one. */
const maxCommands = 5;

/**
 * Says on lines of its own how an audit ended, and what to type next.
 *
 * @param olderThan In seconds.
 */
export function describeFindings(
  context: Context,
  { checked, findings }: Audit,
  olderThan: number,
): string[] {
  const pairs = `${checked} key ${checked === 1 ? "pair" : "pairs"}`;
  const days = olderThan / 86_400;
  const isWhole = Number.isInteger(days);
  const age = isWhole ? `${days} ${days === 1 ? "day" : "days"}` : formatDuration(olderThan * 1000);
  if (findings.length === 0) return [`None of ${pairs} is older than ${age}.`];

  const commands =
    findings.length <= maxCommands
      ? findings.map(({ next }) => next.at(-1)!)
      : [pipeline(context, isWhole ? `${days}d` : `${olderThan}s`)];
  const { err } = context.style;
  const show = (command: string) => `  ${err("bold", safeText(command))}`;
  return [
    `\n${findings.length} of ${pairs} ${findings.length === 1 ? "is" : "are"} older than ${age}.`,
    "\nReplace what is still in use, have its users sign with the new key:",
    show(createCommand(context)),
    "Delete what nothing signs with any more:",
    ...commands.map(show),
  ];
}

function pipeline({ globals }: Context, olderThan: string): string {
  const kept = keepTarget(globals);
  return `${toCommandLine(["audit"], { ...kept, olderThan, output: "ids" })} | ${toCommandLine(["delete", "-"], kept)}`;
}
