import { Command } from "commander";

/**
 * What may have been meant by a word that is none of those that are known: as the parser says it of commands.
 *
 * @returns Such as `Did you mean list?`; `undefined` where none is near.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const parser = new Command()
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  for (const name of new Set(known)) parser.addCommand(new Command(name));
  try {
    parser.parse(["--", word.replace(/^-+/, "")], { from: "user" });
    return undefined;
  } catch (error) {
    return /\((Did you mean .+)\)$/.exec((error as Error).message)?.[1];
  }
}
