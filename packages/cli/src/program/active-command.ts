import type { Command } from "commander";

/** The command that a command line is about, as far as it could be parsed. */
export function activeCommand(command: Command): Command {
  const [word] = command.args;
  const child = command.commands.find((candidate) => candidate.name() === word);
  return child === undefined ? command : activeCommand(child);
}

/** What was typed to get there, such as `akp profile add`. */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
