import type { Context } from "../../context.ts";
import { keepGlobals, toCommandLine } from "../../program/to-command-line.ts";

/** As many ids as a person looks through. Where there are more, the line stays short. */
const mostWords = 10;

/** The same command, with one more option. */
export function again(
  { globals }: Context,
  words: readonly string[],
  option: "dryRun" | "force" | "yes",
): string {
  const shown = words.length > mostWords ? ["ID..."] : words;
  return toCommandLine(["delete", ...shown], keepGlobals(globals), { [option]: true });
}
