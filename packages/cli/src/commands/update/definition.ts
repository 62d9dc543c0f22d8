import type { CommandDefinition } from "../../program/command-definition.ts";
import { merchantAccountOption, nameOption, roleOption } from "../../program/pair-options.ts";

export const update: CommandDefinition = {
  name: "update",
  summary: "Change a key pair: its name, its roles, whether it is active",
  description: [
    "What is not given stays as it is. Takes revision 2026-08 of the API.",
    "A pair that is switched off signs nothing until it is switched on again, so it is asked first; where nobody can be " +
      "asked, it needs --yes. The pair that signs the requests keeps what it may do without --force.",
  ].join("\n\n"),
  arguments: [{ name: "<id>", description: "the id of the pair" }],
  options: [
    nameOption,
    { flags: "--active", description: "switch it on" },
    { flags: "--inactive", description: "switch it off: its tokens are refused at once" },
    { ...roleOption, description: `${roleOption.description}, in place of those that it has` },
    {
      ...merchantAccountOption,
      description: `${merchantAccountOption.description}, in place of those that it has`,
    },
    { flags: "--all-merchant-accounts", description: "limit it to none" },
    { flags: "-y, --yes", description: "do not ask" },
    { flags: "-f, --force", description: "also what takes from the pair that signs the requests" },
  ],
  examples: [
    { command: "akp update ID --name 'Checkout (old)'", says: "another name" },
    { command: "akp update ID --inactive", says: "off, after a question; --active undoes it" },
    {
      command: "akp update ID --role key-pair-viewer --role report-viewer",
      says: "these roles, and no others",
    },
  ],
  load: async () => (await import("./run.ts")).runUpdate,
};
