import type { CommanderError } from "commander";

import type { Failure } from "./cli-error.ts";
import { exitCode } from "./exit-code.ts";

/** Says what the parser found wrong with the command line. */
export function explainUsage({ message }: CommanderError): Failure {
  // `error: unknown command 'lst'` and, on a line of its own, `(Did you mean list?)`.
  const [what, suggestion] = message.replace(/^error: /, "").split("\n");
  return {
    exitCode: exitCode.usage,
    code: "usage",
    message: what!.replace(/^./, (letter) => letter.toUpperCase()).replace(/\.$/, ""),
    why: suggestion?.replace(/^\((.*)\)$/, "$1"),
  };
}
