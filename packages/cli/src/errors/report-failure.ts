import { CommanderError } from "commander";
import type { Command } from "commander";

import { toJson } from "../output/to-json.ts";
import { activeCommand, pathOf } from "../program/active-command.ts";
import type { GlobalOptions } from "../program/global-options.ts";
import { isClosedOutput } from "../terminal/is-closed-output.ts";
import { safeText } from "../terminal/safe-text.ts";
import { createStyle } from "../terminal/style.ts";
import type { Style } from "../terminal/style.ts";
import { wrap } from "../terminal/wrap.ts";
import type { Failure } from "./cli-error.ts";
import type { ExitCode } from "./exit-code.ts";
import { exitCode } from "./exit-code.ts";
import { explain } from "./explain.ts";
import { explainUsage } from "./explain-usage.ts";
import { toLine } from "./next-step.ts";
import { wantsJson } from "./wants-json.ts";

/**
 * Tells on stderr what went wrong: as text, or as JSON when that was asked for.
 *
 * @param args The command line, which may be wrong itself.
 * @param program What parsed it.
 * @returns The exit code.
 */
export function reportFailure(error: unknown, args: readonly string[], program: Command): ExitCode {
  // Help and version were asked for, and have been printed.
  if (
    error instanceof CommanderError &&
    (error.message.startsWith("(") || error.code === "commander.version")
  )
    return exitCode.done;
  // Whoever read the output has seen enough, such as `head`.
  if (isClosedOutput(error)) return exitCode.done;
  const command = activeCommand(program);
  const failure = withHelp(
    error instanceof CommanderError ? explainUsage(error, command) : explain(error),
    command,
  );
  const next = failure.next?.map((step) => toLine(step, program.opts<GlobalOptions>()));
  process.stderr.write(
    wantsJson(args)
      ? `${toJson({ error: toRecord({ ...failure, next }) })}\n`
      : toText({ ...failure, next }, createStyle(process.stderr, !args.includes("--no-color")), command),
  );
  return failure.exitCode;
}

/** A failure whose steps are lines to type. */
interface ToldFailure extends Failure {
  readonly next: readonly string[] | undefined;
}

function toRecord({ exitCode: exit_code, requestId: request_id, ...rest }: ToldFailure) {
  return { ...rest, request_id, exit_code };
}

function toText(failure: ToldFailure, style: Style, command: Command): string {
  const { message, why, next = [], requestId } = failure;
  const width = process.stderr.isTTY ? process.stderr.columns : undefined;
  const lines = [wrap(`${style("red", "akp:")} ${safeText(message)}`, width, "  ")];
  if (why !== undefined) lines.push(wrap(`  ${safeText(why)}`, width, "  "));
  if (requestId !== undefined && !message.includes(requestId))
    lines.push(style("dim", `  request ${safeText(requestId)}`));
  if (failure.exitCode === exitCode.usage) lines.push("", `Usage: ${pathOf(command)} ${command.usage()}`);
  if (next.length > 0) lines.push("", "Next:", ...next.map((line) => `  ${style("bold", safeText(line))}`));
  return `${lines.join("\n")}\n`;
}

/** A wrong command line leads to the help, after what else there is to type. */
function withHelp(failure: Failure, command: Command): Failure {
  if (failure.exitCode !== exitCode.usage) return failure;
  return { ...failure, next: [...(failure.next ?? []), pathOf(command).replace(/^akp/, "akp help")] };
}
