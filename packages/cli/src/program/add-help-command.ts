import type { Command } from "commander";

/** Adds `akp help [command...]`: `akp help profile add` is `akp profile add --help`. */
export function addHelpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command("help")
    .summary("Explain a command")
    .description("Explain a command.")
    .argument("[command...]", "the command, such as list")
    .action(async (words: readonly string[]) => {
      let command = program;
      for (const [index, word] of words.entries()) {
        if (command.commands.length === 0) break;
        const child = command.commands.find((candidate) => candidate.name() === word);
        // Parsed as if it had been typed, so that a mistyped name is told like any other.
        if (child === undefined) await program.parseAsync(words.slice(0, index + 1), { from: "user" });
        else command = child;
      }
      command.outputHelp();
    });
}
