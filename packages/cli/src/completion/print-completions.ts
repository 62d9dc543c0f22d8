import { safeText } from "../terminal/safe-text.ts";
import { complete } from "./complete.ts";

/**
 * Answers the script of a shell: see commands/completion/scripts.ts. Whatever goes wrong, the shell completes nothing.
 *
 * @param args `current=` and the current word, then the words before it.
 */
export async function printCompletions([current = "", ...words]: readonly string[]): Promise<void> {
  const completions = await complete(words, current.replace(/^current=/, "")).catch(() => []);
  const lines = completions.map(({ text, description }) => `${safeText(text)}\t${safeText(description)}`);
  process.stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(""));
}
