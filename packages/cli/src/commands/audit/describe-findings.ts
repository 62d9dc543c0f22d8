import type { Context } from "../../context.ts";
import { toLine } from "../../errors/next-step.ts";
import { safeText } from "../../terminal/safe-text.ts";
import type { Audit } from "./find-due-pairs.ts";
import { createCommand, deleteCommand, rotateCommand, switchOffCommand } from "./finding.ts";
import { sayPast, toDuration } from "./limits.ts";
import type { Limits } from "./limits.ts";

/** More commands than these are nothing to type one by one. */
const maxCommands = 5;

/** Says on lines of its own how an audit ended, and what to type next. */
export function describeFindings(context: Context, audit: Audit, limits: Limits): string[] {
  const { checked, findings, idle } = audit;
  const { length } = findings;
  const pairs = `${checked} key ${checked === 1 ? "pair" : "pairs"}`;
  if (length === 0) return [`None of ${pairs} ${sayPast(limits, true)}.`];

  const { err } = context.style;
  const advise = (what: string, commands: readonly (string | undefined)[]) => {
    const known = commands.filter((command) => command !== undefined);
    return known.length === 0 ? [] : [what, ...known.map((command) => `  ${err("bold", safeText(command))}`)];
  };
  const others = findings.filter(({ signs }) => !signs);
  const knowsUse = findings.some(({ last_used_at }) => last_used_at !== undefined);
  const inUse = knowsUse ? others.filter((finding) => !idle.includes(finding)) : others;
  const isMany = idle.length > maxCommands;
  return [
    `\n${length} of ${pairs} ${sayPast(limits, length === 1)}.\n`,
    ...advise(
      "Replace the key that signs your requests, without an outage:",
      others.length < length ? [rotateCommand(context)] : [],
    ),
    ...advise(
      "Replace what is still in use, have its users sign with the new key:",
      inUse.slice(0, 1).map((finding) => createCommand(context, finding)),
    ),
    ...advise(
      "Switch off what nothing seems to sign with any more: --active undoes it:",
      isMany ? [] : idle.map((finding) => switchOffCommand(context, finding)),
    ),
    ...advise(
      "Delete what nothing signs with any more:",
      isMany ? [pipeline(context, limits, knowsUse)] : idle.map(({ id }) => deleteCommand(context, id)),
    ),
  ];
}

/** What is old may be in use all the same: where the API knows, only what is unused is deleted. */
function pipeline({ globals }: Context, { olderThan, unusedFor }: Limits, knowsUse: boolean): string {
  const past = knowsUse
    ? { unusedFor: toDuration(unusedFor ?? olderThan) }
    : { olderThan: toDuration(olderThan) };
  const audit = toLine({ akp: ["audit"], options: { output: "ids", ...past } }, globals);
  return `${audit} | ${toLine({ akp: ["delete", "-"] }, globals)}`;
}
