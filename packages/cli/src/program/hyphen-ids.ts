/** A thumbprint has 43 characters, and no option or combination of options that means anything is as long. */
const hyphenId = /^-[\w-]{42}$/;
/** In no word of a command line: it would end it. */
const mark = "\0";
/** The commands that take ids. */
const takesIds = new Set(["delete", "get", "update"]);

/**
 * Lets ids that start with a hyphen be ids, as one thumbprint in 64 does: marked, they are taken for no option, and each
 * stays in its place.
 *
 * @param words The words after the name of the program.
 */
export function markHyphenIds(words: readonly string[]): readonly string[] {
  if (!words.some((word) => takesIds.has(word))) return words;
  return words.map((word) => (hyphenId.test(word) ? `${mark}${word}` : word));
}

/** What was typed. */
export function unmark(text: string): string {
  return text.replaceAll(mark, "");
}

/** The values of options, as they were typed. */
export function unmarkOptions<Values extends object>(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [name, unmarkValue(value)]);
  return Object.fromEntries(entries) as Values;
}

/** An option that may be given again has a list of values. */
function unmarkValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarkValue);
  return typeof value === "string" ? unmark(value) : value;
}
