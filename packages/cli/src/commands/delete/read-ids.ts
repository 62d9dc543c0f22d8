import { createInterface } from "node:readline";

import type { Context } from "../../context.ts";
import { isPairId } from "../../pair-id.ts";
import { usageError } from "../../program/usage-error.ts";
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
    else ids.add(checkId(word, `Argument ${index + 1}`));
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
    if (id !== "") yield checkId(id, `Line ${number} of stdin`);
  }
  if (signal.aborted) throw interrupted();
}

function checkId(id: string, place: string): string {
  if (isPairId(id)) return id;
  throw usageError(`${place} is not the id of a key pair. Nothing was deleted`, [
    {
      akp: ["list"],
      options: { all: true, output: "ids" },
      says: "prints ids one a line, as delete reads them",
    },
  ]);
}
