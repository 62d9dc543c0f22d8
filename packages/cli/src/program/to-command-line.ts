import type { GlobalOptions } from "./global-options.ts";

/** Options by their long names, as `commander` has them: `privateKeyFile` for `--private-key-file`. A list repeats one. */
export type OptionValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/**
 * Writes a command as a person would type it, in the shell of a Unix.
 *
 * @param words What follows `akp`, such as `list`.
 */
export function toCommandLine(words: readonly string[], ...options: readonly OptionValues[]): string {
  const flags = options.flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) => toFlag(name, value)),
  );
  // What begins with a hyphen would be taken for an option; alone it is stdin.
  const hyphen = words.findIndex((word) => /^-./.test(word));
  const line =
    hyphen < 0 ? [...words, ...flags] : [...words.slice(0, hyphen), ...flags, "--", ...words.slice(hyphen)];
  return ["akp", ...line].map(quote).join(" ");
}

/** The global options that a further command needs in order to mean the same pairs in the same format. */
export function keepGlobals({
  color: _color,
  verbose: _verbose,
  quiet: _quiet,
  ...rest
}: GlobalOptions): OptionValues {
  return { ...rest };
}

/** Of these, all that says where the API is and who signs, and nothing that says how to print. */
export function keepTarget({ output: _output, ...rest }: GlobalOptions): OptionValues {
  return keepGlobals(rest);
}

function toFlag(name: string, value: OptionValues[string]): string[] {
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined || value === false) return [];
  if (Array.isArray(value)) return value.flatMap((each: string) => [flag, each]);
  return value === true ? [flag] : [flag, String(value)];
}

/** A text as one word of a shell command, in quotes where it needs them. */
export function quote(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
