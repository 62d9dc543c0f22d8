import { Argument, Command, Option } from "commander";

import { commands } from "../commands/index.ts";
import { version } from "../version.ts";
import { pathOf } from "./active-command.ts";
import { addHelpCommand } from "./add-help-command.ts";
import type { CommandDefinition, CommandInput, RunCommand } from "./command-definition.ts";
import { helpConfiguration } from "./format-help.ts";
import { globalOptions } from "./global-options.ts";
import type { GlobalOptions } from "./global-options.ts";
import { unmark, unmarkOptions } from "./hyphen-ids.ts";
import type { OptionDefinition } from "./option-definition.ts";
import { usageError } from "./usage-error.ts";

/** Runs what the command line asks for. */
export type Dispatch = (
  load: () => Promise<RunCommand>,
  input: CommandInput,
  globals: GlobalOptions,
) => Promise<void>;

/**
 * The program as `commander` knows it: what parses the command line, and prints the help.
 *
 * @param hasColors Whether the help may have colours.
 */
export function buildProgram(dispatch: Dispatch, hasColors: () => boolean): Command {
  const program = new Command("akp")
    .usage("<command> [options]")
    .description("Create, list, audit and delete API key pairs of the Gr4vy payments API.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "explain the command")
    .configureHelp(helpConfiguration)
    .addHelpText("after", "\nTo begin: akp doctor says what is configured, and what to do next.")
    // What goes wrong is thrown and told in one place, with the rest of the errors.
    .exitOverride()
    .configureOutput({
      outputError: () => {},
      // Help that stands in for a command that is missing is what was asked for.
      writeErr: (text) => process.stdout.write(text),
      getOutHasColors: hasColors,
      getErrHasColors: hasColors,
    });
  for (const option of globalOptions) {
    program.addOption(toOption(option).helpGroup("Options of every command, before or after its name:"));
  }
  for (const command of commands) addCommand(program, command, dispatch);
  addHelpCommand(program);
  return program;
}

function addCommand(parent: Command, definition: CommandDefinition, dispatch: Dispatch): void {
  const { load, arguments: words = [], options: own = [], examples, commands: children = [] } = definition;
  const command = parent.command(definition.name).summary(definition.summary);
  command.description([`${definition.summary}.`, definition.description].filter(Boolean).join("\n\n"));
  for (const { name, description, choices } of words) {
    const argument = new Argument(name, description);
    command.addArgument(choices ? argument.choices(choices) : argument);
  }
  for (const option of own) command.addOption(toOption(option));
  if (examples) command.addHelpText("after", toExamples(examples));
  for (const child of children) addCommand(command, child, dispatch);
  if (load) {
    command.action(async (...parameters: unknown[]) => {
      const given = parameters
        .slice(0, -2)
        .flat()
        .filter((word) => word !== undefined) as string[];
      const options = unmarkOptions({ ...sharedOptions(parent, command), ...command.opts() });
      await dispatch(load, { arguments: given.map(unmark), options }, unmarkOptions(rootOf(command).opts()));
    });
  }
}

/** Where a command and one of its own both have an option, the parser gives it to the former. */
function sharedOptions(parent: Command, command: Command): Record<string, unknown> {
  const given = parent.parent === null ? [] : Object.entries(parent.opts<Record<string, unknown>>());
  const names = new Set(command.options.map((option) => option.attributeName()));
  const misplaced = given.find(([name, value]) => value !== undefined && !names.has(name));
  if (misplaced === undefined) return Object.fromEntries(given);
  const { long } = parent.options.find((option) => option.attributeName() === misplaced[0])!;
  throw usageError(`${long!} is an option of ${pathOf(parent)}, and not of ${pathOf(command)}`);
}

function toOption({
  flags,
  description,
  choices,
  parse,
  isRepeatable,
  defaultText,
}: OptionDefinition): Option {
  const option = new Option(flags, description);
  if (choices) option.choices(choices);
  if (isRepeatable)
    option.argParser<readonly unknown[] | undefined>((text, all) => [...(all ?? []), parse?.(text) ?? text]);
  else if (parse) option.argParser(parse);
  if (defaultText !== undefined) option.default(undefined, defaultText);
  return option;
}

function toExamples(examples: NonNullable<CommandDefinition["examples"]>): string {
  const lines = examples.flatMap(({ command, says }) => [`  # ${says}`, `  ${command}`]);
  return `\nExamples:\n${lines.join("\n")}`;
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}
