import { once } from "node:events";
import { openSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { ReadStream } from "node:tty";

import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";

/**
 * Asks a person, on stderr.
 *
 * @param input Where the answer is typed.
 * @returns One line without its end; `undefined` when there is none to come (Ctrl-D).
 * @throws {CliError} When Ctrl-C is pressed: `exitCode.interrupted`.
 */
export async function ask(
  question: string,
  signal: AbortSignal,
  input: NodeJS.ReadStream = process.stdin,
): Promise<string | undefined> {
  // The terminal edits the line itself, and makes Ctrl-C the signal that it is everywhere else.
  const lines = createInterface({ input, output: process.stderr, terminal: false });
  try {
    const noAnswer = once(lines, "close").then(() => undefined);
    const answer = await Promise.race([lines.question(question, { signal }), noAnswer]);
    if (answer === undefined) process.stderr.write("\n");
    return answer;
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write("\n");
    throw interrupted();
  } finally {
    lines.close();
  }
}

/** Ctrl-C before anything was sent. */
export function interrupted(): CliError {
  return new CliError({
    exitCode: exitCode.interrupted,
    code: "aborted",
    message: "Interrupted. Nothing was sent",
  });
}

/**
 * The keyboard, also where stdin is something else.
 *
 * @returns `undefined` when there is none: in a cron job, in CI, behind `ssh` without a terminal.
 */
export function openKeyboard(): ReadStream | undefined {
  try {
    return new ReadStream(openSync("/dev/tty", "r"));
  } catch {
    return undefined;
  }
}
