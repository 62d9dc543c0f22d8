import { looksSecret } from "@api-key-pairs/client/node";

import { usageError } from "./usage-error.ts";

/**
 * Finds a private key or a token among the words of a command line before anything else looks at them: what says that a
 * word is wrong repeats it, and so does a command to type next.
 *
 * @throws {CliError} With the place of the word, not the word.
 */
export function refuseSecrets(words: readonly string[]): void {
  const index = words.findIndex((word, at) => !isCursor(word, words[at - 1]) && holdsSecret(word));
  if (index < 0) return;
  throw usageError(
    `Argument ${index + 1} is a private key or a token, or has several lines as a key has: others on this machine can see it. Nothing was done`,
    [
      "export GR4VY_PRIVATE_KEY_FILE=FILE   # the file of the private key",
      'export GR4VY_TOKEN="$(cat FILE)"   # the token that a file holds',
    ],
  );
}

/** The API may write cursors as tokens are written. What is wrong with a cursor is told without it. */
function isCursor(word: string, before: string | undefined): boolean {
  return word.startsWith("--cursor=") || before === "--cursor" || before === "-c";
}

/** Also as the value of an option (`--limit=…`, `-n…`), or of a header. */
function holdsSecret(word: string): boolean {
  return [word, word.slice(2), ...word.split(/[=:\s]+/)].some(looksSecret);
}
