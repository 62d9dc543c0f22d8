import type { CommandDefinition } from "../../program/command-definition.ts";

const nameArgument = { name: "<name>", description: "the name of the profile" };
const knownArgument = { ...nameArgument, completes: "profile" } as const;

export const profile: CommandDefinition = {
  name: "profile",
  summary: "Keep settings under a name",
  description:
    "A profile says where the API is and which file holds the private key. It holds no key and no token itself. Without " +
    "--profile and GR4VY_PROFILE, the profile in use counts.",
  examples: [
    {
      command: "akp profile add sandbox -i acme -e sandbox -k sandbox.pem",
      says: "a profile for the sandbox",
    },
    { command: "akp profile use sandbox", says: "from now on" },
    { command: "akp list --profile sandbox", says: "this once" },
  ],
  commands: [
    {
      name: "add",
      summary: "Add a profile",
      description:
        "The settings are those of --instance, --environment, --base-url and --private-key-file. The file of the key must " +
        "be there, and hold one. The first profile is put into use at once.",
      arguments: [nameArgument],
      options: [
        { flags: "--use", description: "put it into use" },
        { flags: "--replace", description: "replace a profile of the same name, all of it" },
        {
          flags: "--default-output <format>",
          description: "how to print results with this profile",
          choices: ["table", "json", "jsonl", "yaml", "ids"],
        },
      ],
      examples: [
        {
          command: "akp profile add live --instance acme --private-key-file ~/keys/acme.pem",
          says: "production of the instance acme",
        },
      ],
      load: async () => (await import("./add.ts")).runProfileAdd,
    },
    {
      name: "list",
      summary: "List the profiles",
      load: async () => (await import("./list.ts")).runProfileList,
    },
    {
      name: "use",
      summary: "Put a profile into use",
      arguments: [knownArgument],
      load: async () => (await import("./use.ts")).runProfileUse,
    },
    {
      name: "show",
      summary: "Show what a profile says",
      arguments: [
        {
          name: "[name]",
          description: "the name of the profile; the one in use if left out",
          completes: "profile",
        },
      ],
      load: async () => (await import("./show.ts")).runProfileShow,
    },
    {
      name: "remove",
      summary: "Remove a profile",
      description: "Asks first; where nobody can be asked, it needs --yes. The file of the key stays.",
      arguments: [knownArgument],
      options: [{ flags: "-y, --yes", description: "do not ask" }],
      load: async () => (await import("./remove.ts")).runProfileRemove,
    },
  ],
};
