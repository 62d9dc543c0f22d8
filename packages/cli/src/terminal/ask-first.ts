import type { Context } from "../context.ts";
import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import type { AkpCommand } from "../errors/next-step.ts";
import { usageError } from "../program/usage-error.ts";
import { confirm } from "./confirm.ts";
import { safeText } from "./safe-text.ts";
import { wrap } from "./wrap.ts";

/** What cannot be undone, and how it is asked for. */
export interface Question {
  /** A function makes it once it is certain that somebody can be asked. */
  readonly warning: string | (() => Promise<string>);
  readonly question: string;
  /** The same command with `--yes`. */
  readonly again: AkpCommand;
}

/**
 * Says what cannot be undone, and asks.
 *
 * @throws {CliError} Without a yes, and where there is nobody to ask.
 */
export async function askFirst(context: Context, { warning, question, again }: Question): Promise<void> {
  const { stderr } = process;
  const show = async () => {
    const text = typeof warning === "string" ? warning : await warning();
    stderr.write(`${wrap(safeText(text), stderr.columns, "")}\n`);
  };
  const answer = await confirm(show, question, context.signal);
  if (answer) return;
  if (answer === undefined)
    throw usageError("There is no terminal to ask on: --yes goes on without asking. Nothing was done", [
      again,
    ]);
  throw new CliError({ exitCode: exitCode.failed, code: "declined", message: "Nothing was done" });
}
