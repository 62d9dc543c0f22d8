import { ask, openKeyboard } from "./ask.ts";

/**
 * Asks a person for a yes. The answer is read from the keyboard, also where stdin is a pipe or at its end.
 *
 * @param show Says what it is about, once it is certain that somebody can be asked.
 * @returns Whether it was one, or `undefined` when there is nobody to ask.
 * @throws {CliError} When Ctrl-C is pressed: `exitCode.interrupted`.
 */
export async function confirm(
  show: () => void | Promise<void>,
  question: string,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (!process.stderr.isTTY) return undefined;
  const keyboard = openKeyboard();
  if (keyboard === undefined) return undefined;
  try {
    await show();
    const answer = await ask(`${question} [y/N] `, signal, keyboard);
    return /^\s*y(es)?\s*$/i.test(answer ?? "");
  } finally {
    keyboard.destroy();
  }
}
