import { styleText } from "node:util";

import type { Argument, Command, Help, HelpConfiguration, Option } from "commander";

/** How help looks: what a command does, how it is called, and what it takes, in the order in which one needs it. */
export const helpConfiguration: HelpConfiguration = {
  formatHelp,
  optionDescription: ({ description, argChoices, defaultValueDescription }: Option) =>
    describe(description, argChoices, defaultValueDescription),
  argumentDescription: ({ description, argChoices }: Argument) => describe(description, argChoices),
  // The stream decides about colours, and takes out what it does not want.
  styleTitle: (title) => styleText("bold", title, { validateStream: false }),
};

function formatHelp(command: Command, helper: Help): string {
  const width = helper.helpWidth ?? 80;
  const list = (title: string, items: readonly (readonly [term: string, description: string])[]) => {
    if (items.length === 0) return [];
    const longest = Math.max(...items.map(([term]) => term.length));
    const lines = items.map(([term, description]) => helper.formatItem(term, longest, description, helper));
    return [[helper.styleTitle(title), ...lines].join("\n")];
  };
  const toItem = (option: Option) => [helper.optionTerm(option), helper.optionDescription(option)] as const;
  const options = helper.visibleOptions(command);
  const commands = helper.visibleCommands(command);
  const heading = options.find(isGlobal)?.helpGroupHeading ?? "";
  const sections = [
    helper.boxWrap(command.description(), width),
    `${helper.styleTitle("Usage:")} ${helper.commandUsage(command)}`,
    ...list(
      "Commands:",
      commands.map((child) => [child.name(), child.summary()] as const),
    ),
    ...list(
      "Arguments:",
      command.registeredArguments.map(
        (argument) => [argument.name(), helper.argumentDescription(argument)] as const,
      ),
    ),
    ...list("Options:", options.filter((option) => !isGlobal(option)).map(toItem)),
    ...list(heading, options.filter(isGlobal).map(toItem)),
    ...(command.parent === null ? [] : [`Options that every command takes, such as --output: akp help`]),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** Only those have a heading of their own. */
function isGlobal({ helpGroupHeading }: Option): boolean {
  return helpGroupHeading !== undefined;
}

function describe(description: string, choices?: readonly string[], defaultText?: string): string {
  const values = choices === undefined ? "" : `: ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)!}`;
  return `${description}${values}${defaultText === undefined ? "" : ` (default: ${defaultText})`}`;
}
