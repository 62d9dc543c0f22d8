import type { Command } from "commander";

import { buildProgram } from "../program/build-program.ts";
import { pathOf } from "../program/active-command.ts";

/** Writes the reference of all commands, in Markdown: what each of them says of itself with `--help`. */
export function renderReference(): string {
  const program = buildProgram(
    async () => {},
    () => false,
  );
  const sections = allOf(program).map(
    (command) => `## ${pathOf(command)}\n\n\`\`\`\n${helpOf(command).trimEnd()}\n\`\`\`\n`,
  );
  return `# Reference of akp\n\nWhat every command says of itself with \`--help\`.\n\n${sections.join("\n")}`;
}

function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}

function helpOf(command: Command): string {
  let help = "";
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 80 }).outputHelp();
  return help;
}
