import type { Context } from "../../context.ts";
import { keepGlobals, toCommandLine } from "../../program/to-command-line.ts";

/** More ids than this are not worth a line. */
const mostWords = 3;

/** The same command, with one more option. */
export function again(
  { globals }: Context,
  words: readonly string[],
  option: "dryRun" | "force" | "yes",
): string {
  const line = toCommandLine(["delete", ...words.slice(0, mostWords)], keepGlobals(globals), {
    [option]: true,
  });
  return words.length > mostWords ? `${line} …` : line;
}
