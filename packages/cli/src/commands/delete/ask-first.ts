import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { usageError } from "../../program/usage-error.ts";
import { confirm } from "../../terminal/confirm.ts";
import { describeTarget } from "../../terminal/describe-target.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { wrap } from "../../terminal/wrap.ts";
import { again } from "./again.ts";
import { countOf, countOfPairs } from "./count-of.ts";
import { findNames } from "./find-names.ts";

/** How many ids a person looks through. */
const mostShown = 10;

/**
 * Shows what will be deleted, and asks.
 *
 * @param words The arguments that the ids came from.
 * @throws {CliError} Without a yes, and where there is nobody to ask.
 */
export async function askFirst(
  context: Context,
  ids: readonly string[],
  words: readonly string[],
): Promise<void> {
  const place = await describeTarget(context);
  const show = async () => {
    const names = await findNames(context, ids.slice(0, mostShown));
    process.stderr.write(`${describe(ids, names, place)}\n`);
  };
  const answer = await confirm(show, `Delete ${countOfPairs(ids.length)}?`, context.signal);
  if (answer) return;
  if (answer === undefined) {
    throw usageError("There is no terminal to ask on: --yes deletes without asking. Nothing was deleted", [
      `${again(context, words, "dryRun")}   # shows what would be deleted`,
      again(context, words, "yes"),
    ]);
  }
  throw new CliError({ exitCode: exitCode.failed, code: "declined", message: "Nothing was deleted" });
}

function describe(ids: readonly string[], names: ReadonlyMap<string, string>, place: string): string {
  const shown = ids
    .slice(0, mostShown)
    .map((id) => `  ${[id, safeText(names.get(id) ?? "")].join("  ").trimEnd()}`);
  if (ids.length > mostShown) shown.push(`  and ${countOf(ids.length - mostShown)} more`);
  return [
    fold(`About to delete ${countOfPairs(ids.length)} ${place}:`),
    ...shown,
    fold(
      `What ${ids.length === 1 ? "it signs" : "they sign"} is refused at once, and nothing brings back what was deleted.`,
    ),
  ].join("\n");
}

function fold(text: string): string {
  return wrap(text, process.stderr.columns, "");
}
