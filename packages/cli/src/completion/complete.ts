import { readWords } from "./read-words.ts";
import { completeValue } from "./complete-value.ts";
import type { Completion } from "./complete-value.ts";

/**
 * Finds what a word that is being typed may become.
 *
 * @param words What comes after `akp` and before the current word, as typed.
 * @param current As far as it was typed; the value alone where the shell takes `--option=value` for three words.
 */
export async function complete(words: readonly string[], current: string): Promise<readonly Completion[]> {
  const { command, options, pending, config, isAfterDashes, argument } = readWords(words);
  if (pending !== undefined) return startingWith(current, await completeValue(pending, config));
  const [, flag, value] = /^(--[^=]+)=(.*)$/.exec(current) ?? [];
  if (flag !== undefined) {
    const option = options.find(({ long }) => long === flag);
    return option === undefined ? [] : startingWith(value!, await completeValue(option, config));
  }
  if (current.startsWith("-") && !isAfterDashes) {
    return startingWith(
      current,
      options.map(({ long, description }) => ({ text: long, description })),
    );
  }
  const { commands = [] } = command;
  if (commands.length > 0) {
    return startingWith(
      current,
      commands.map(({ name, summary }) => ({ text: name, description: summary })),
    );
  }
  return argument === undefined ? [] : startingWith(current, await completeValue(argument, config));
}

function startingWith(typed: string, completions: readonly Completion[]): readonly Completion[] {
  // The shell looks for files itself.
  return completions.filter(({ text }) => text === ":files" || text.startsWith(typed));
}
