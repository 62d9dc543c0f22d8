import type { Context } from "../../context.ts";
import { CliError } from "../../errors/cli-error.ts";
import { exitCode } from "../../errors/exit-code.ts";
import { usageError } from "../../program/usage-error.ts";
import { confirm } from "../../terminal/confirm.ts";
import { safeText } from "../../terminal/safe-text.ts";
import { again } from "./again.ts";
import { countOf, countOfPairs } from "./count-of.ts";

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
  const show = () => process.stderr.write(`${describe(ids, place)}\n`);
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

function describe(ids: readonly string[], place: string): string {
  const shown = ids.slice(0, mostShown).map((id) => `  ${id}`);
  if (ids.length > mostShown) shown.push(`  and ${countOf(ids.length - mostShown)} more`);
  return [
    `About to delete ${countOfPairs(ids.length)} ${place}:`,
    ...shown,
    `What ${ids.length === 1 ? "it signs" : "they sign"} is refused at once, and nothing brings back what was deleted.`,
  ].join("\n");
}

async function describeTarget(context: Context): Promise<string> {
  const { baseUrl, instance, environment } = (await context.config()).sources;
  if (baseUrl !== undefined) return `at ${safeText(baseUrl.value)}`;
  return `of the instance ${safeText(instance!.value)} (${environment!.value})`;
}
