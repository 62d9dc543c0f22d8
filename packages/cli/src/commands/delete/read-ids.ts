import { createInterface } from "node:readline";

import type { Context } from "../../context.ts";
import { checkPairId } from "../../program/check-pair-id.ts";
import { interrupted } from "../../terminal/ask.ts";

/**
 * Collects the ids to delete, each once, from the command line and, for `-`, from stdin. All of them are checked
 * before the first is deleted.
 *
 * @throws {CliError} With the place of one that cannot be an id, but not the text itself: it may be a secret.
 */
export async function readIds(context: Context, words: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const [index, word] of words.entries()) {
    // It is read once, however often it is named.
    if (word === "-" && words.indexOf(word) < index) continue;
    if (word === "-") for await (const id of idsOnStdin(context)) ids.add(id);
    else ids.add(checkPairId(word, `Argument ${index + 1}`));
  }
  return [...ids];
}

async function* idsOnStdin({ signal, note }: Context): AsyncGenerator<string> {
  const { stdin } = process;
  if (stdin.isTTY) note("Type the ids, one a line. Ctrl-D ends the list, Ctrl-C leaves it.");
  let number = 0;
  for await (const line of createInterface({ input: stdin, signal })) {
    number += 1;
    const id = line.trim();
    if (id !== "") yield checkPairId(id, `Line ${number} of stdin`);
  }
  if (signal.aborted) throw interrupted();
}
