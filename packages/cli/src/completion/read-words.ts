import { commands } from "../commands/index.ts";
import type { CommandDefinition } from "../program/command-definition.ts";
import type { OptionDefinition } from "../program/option-definition.ts";
import { globalOptions } from "../program/global-options.ts";
import type { Completable } from "./complete-value.ts";

/** An option as one types it. */
interface TypedOption extends Completable {
  /** Such as `--limit`. */
  readonly long: string;
  readonly short?: string;
  readonly description: string;
}

/** What the words so far say about the next one. */
export interface Situation {
  readonly command: Pick<CommandDefinition, "arguments" | "commands" | "options">;
  /** The options that may be given here. */
  readonly options: readonly TypedOption[];
  /** The option whose value comes next. */
  readonly pending: TypedOption | undefined;
  /** The value of `--config`. */
  readonly config: string | undefined;
  /** After `--`, nothing is an option. */
  readonly isAfterDashes: boolean;
  /** The argument that comes next, if it is not an option. */
  readonly argument: Completable | undefined;
}

const help: CommandDefinition = {
  name: "help",
  summary: "Explain a command",
  commands: commands.map(({ name, summary, commands: children = [] }) => ({
    name,
    summary,
    commands: children,
  })),
};

/** Reads the words of a command line that is not complete yet. */
export function readWords(words: readonly string[]): Situation {
  let command: Situation["command"] = { commands: [...commands, help] };
  let pending: TypedOption | undefined;
  let config: string | undefined;
  let isAfterDashes = false;
  let count = 0;
  for (const word of words) {
    if (pending !== undefined) {
      // In bash, the sign is a word of its own.
      if (word === "=") continue;
      if (pending.long === "--config") config = word;
      pending = undefined;
    } else if (word === "--") isAfterDashes = true;
    else if (word.startsWith("--config=") && !isAfterDashes) config = word.slice("--config=".length);
    else if (word.startsWith("-") && !isAfterDashes) {
      pending = optionsOf(command).find(
        ({ long, short, name }) => name !== "" && [long, short].includes(word),
      );
    } else {
      const child = command.commands?.find(({ name }) => name === word);
      if (child === undefined) count += 1;
      else command = child;
    }
  }
  const { arguments: expected = [] } = command;
  const next = expected[count] ?? expected.findLast(({ name }) => name.includes("..."));
  return { command, options: optionsOf(command), pending, config, isAfterDashes, argument: next };
}

function optionsOf({ options = [] }: Situation["command"]): TypedOption[] {
  const all = [...options, ...globalOptions, { flags: "-h, --help", description: "explain the command" }];
  return all.map(toTyped);
}

function toTyped(option: OptionDefinition): TypedOption {
  const [, short, long, name = ""] = /^(?:(-\w), )?(--[\w-]+)(?: (.+))?$/.exec(option.flags)!;
  return { ...option, name, long: long!, ...(short !== undefined && { short }) };
}
