import { findSigner } from "../../auth/find-signer.ts";
import type { Context } from "../../context.ts";
import type { CommandInput } from "../../program/command-definition.ts";
import { usageError } from "../../program/usage-error.ts";
import { interrupted } from "../../terminal/ask.ts";
import { again } from "./again.ts";
import { askFirst } from "./ask-first.ts";
import { countOfPairs } from "./count-of.ts";
import { findOwn } from "./find-own.ts";
import { openOutcomes } from "./print-outcomes.ts";
import { readIds } from "./read-ids.ts";
import { runDeletion } from "./run-deletion.ts";

interface DeleteOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

export async function runDelete(
  context: Context,
  { arguments: words, options }: CommandInput<DeleteOptions>,
): Promise<void> {
  const signer = await findSigner(context);
  const ids = await readIds(context, words);
  if (ids.length === 0) return context.note("Nothing to delete: there are no ids on stdin.");

  const { own, others } = await findOwn(context, ids, signer);
  const [last, kept] = options.force ? [own, undefined] : [undefined, own];
  if (kept !== undefined && others.length === 0) {
    throw usageError(
      `${kept} signs the requests: without it you could not sign in with this key any more. Nothing was deleted`,
      [`${again(context, words, "force")}   # deletes it all the same`],
    );
  }
  const going = last === undefined ? others : [...others, last];
  if (options.dryRun) return await showOnly(context, going, kept);
  if (kept !== undefined)
    context.note(`This pair stays, since it signs the requests (see --force):\n  ${kept}`);
  if (!options.yes) await askFirst(context, going, words);
  if (context.signal.aborted) throw interrupted();
  await runDeletion(context, { others, last, kept });
}

async function showOnly(context: Context, going: readonly string[], kept: string | undefined): Promise<void> {
  const output = await openOutcomes(context);
  await output.add(going.map((id) => ({ id, result: "would_delete" })));
  if (kept !== undefined && (await context.format()) !== "ids")
    await output.add([{ id: kept, result: "kept" }]);
  await output.end();
  context.note(`${countOfPairs(going.length)} would be deleted. Nothing was.`);
}
