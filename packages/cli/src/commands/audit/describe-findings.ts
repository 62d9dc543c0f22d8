import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { formatDuration } from "../../terminal/format-duration.ts";
import { safeText } from "../../terminal/safe-text.ts";
import type { Audit } from "./find-old-pairs.ts";
import { createCommand, deleteCommand } from "./finding.ts";

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
      ? findings.map(({ id }) => deleteCommand(context, id)).filter((command) => command !== undefined)
      : [pipeline(context, isWhole ? `${days}d` : `${olderThan}s`)];
  const { err } = context.style;
  const show = (command: string) => `  ${err("bold", safeText(command))}`;
  return [
    `\n${findings.length} of ${pairs} ${findings.length === 1 ? "is" : "are"} older than ${age}.`,
    "\nReplace what is still in use, have its users sign with the new key:",
    show(createCommand(context)),
    ...(commands.length > 0 ? ["Delete what nothing signs with any more:", ...commands.map(show)] : []),
  ];
}

function pipeline({ globals }: Context, olderThan: string): string {
  const audit = toLine({ akp: ["audit"], options: { output: "ids", olderThan } }, globals);
  return `${audit} | ${toLine({ akp: ["delete", "-"] }, globals)}`;
}
