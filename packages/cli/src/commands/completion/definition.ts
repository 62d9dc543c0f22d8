import type { CommandDefinition } from "../../program/command-definition.ts";

export const completion: CommandDefinition = {
  name: "completion",
  summary: "Print what makes a shell complete the words of akp",
  description:
    "Completes commands, options, their values, names of profiles, and files. Put the line for your shell into the file " +
    "that it reads at its start: ~/.bashrc, ~/.zshrc (after compinit), ~/.config/fish/config.fish, or $PROFILE.",
  arguments: [
    {
      name: "<shell>",
      description: "which shell",
      choices: ["bash", "zsh", "fish", "powershell"],
    },
  ],
  examples: [
    { command: "source <(akp completion bash)", says: "bash; the same with zsh" },
    { command: "akp completion fish | source", says: "fish" },
    { command: "akp completion powershell | Out-String | Invoke-Expression", says: "PowerShell" },
  ],
  load: async () => (await import("./run.ts")).runCompletion,
};
