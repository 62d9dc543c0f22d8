/** A thumbprint has 43 characters, and no option or combination of options that means anything is as long. */
const hyphenId = /^-[\w-]{42}$/;

/**
 * Lets ids that start with a hyphen be ids, as one thumbprint in 64 does: behind `--`, nothing is taken for an option.
 *
 * @param words The words after the name of the program.
 */
export function allowHyphenIds(words: readonly string[]): readonly string[] {
  const ids = words.filter((word) => hyphenId.test(word));
  if (ids.length === 0 || !words.includes("delete")) return words;
  const others = words.filter((word) => !hyphenId.test(word));
  return [...others, ...(others.includes("--") ? [] : ["--"]), ...ids];
}
