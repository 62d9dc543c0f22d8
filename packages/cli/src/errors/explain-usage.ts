import type { Command, CommanderError } from "commander";

import { didYouMean } from "../program/did-you-mean.ts";
import { unmark } from "../program/hyphen-ids.ts";
import type { Failure } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";

/**
 * Says what the parser found wrong with the command line.
 *
 * @param command What it is about.
 */
export function explainUsage({ code, message }: CommanderError, command: Command): Failure {
  const [word = ""] = command.args;
  // Whoever gives `akp rotate` a word means a command of it.
  if (code === "commander.excessArguments" && command.commands.length > 0) {
    const names = command.commands.map((child) => child.name());
    return usage(`Unknown command '${word}'`, didYouMean(word, names));
  }
  // `error: unknown command 'lst'` and, on a line of its own, `(Did you mean list?)`.
  const [what, suggestion] = unmark(message.replace(/^error: /, "")).split("\n");
  return usage(
    what!.replace(/^./, (letter) => letter.toUpperCase()).replace(/\.$/, ""),
    suggestion?.replace(/^\((.*)\)$/, "$1"),
  );
}

function usage(message: string, why: string | undefined): Failure {
  return { exitCode: exitCode.usage, code: "usage", message, why };
}
