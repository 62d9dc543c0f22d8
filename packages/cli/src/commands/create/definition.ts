import type { CommandDefinition } from "../../program/command-definition.ts";
import { settleOption, soleCreatorOption } from "../../program/lost-answer-options.ts";
import { merchantAccountOption, nameOption, roleOption } from "../../program/pair-options.ts";

export const create: CommandDefinition = {
  name: "create",
  summary: "Create a key pair, and save its private key to a file",
  description: [
    "The private key exists once. It goes to a new file that only you can read, never to the screen. The file is made, " +
      "and room on the disk taken for it, before a pair is asked for; a file that exists is never overwritten.",
    "Without --out the file is named after the thumbprint of the key, in the working directory. On a terminal you are " +
      "asked for the name.",
    "A key that is made here is in the file before its public half is sent: a create that is killed leaves no pair whose key " +
      "nobody has, and akp get --key says whose key a file holds. A pipe takes the key last, so there nothing can be promised.",
    "Revision 2026-08 of the API asks for --name and --role, and takes the public half of a key that is made here: the " +
      "private one never leaves this machine. An API of revision 2021-10 takes none of that, and makes the key.",
    "While the answer is on its way, the first Ctrl-C waits for it, and the second gives it up. When it is lost, a key " +
      "that was made here is registered again, which makes no second pair; one that the API made is lost, so the list is " +
      "searched for its pair, and nothing is sent again.",
  ].join("\n\n"),
  options: [
    nameOption,
    roleOption,
    merchantAccountOption,
    { flags: "--inactive", description: "switched off until akp update --active" },
    {
      flags: "--out <file>",
      description: "the new file for the private key; - writes the PEM alone to a pipe",
      defaultText: "<thumbprint>.pem",
    },
    {
      flags: "--key-from <place>",
      description: "where the key is made",
      choices: ["here", "api"],
      defaultText: "here, if the API takes that",
    },
    {
      flags: "--public-key <file>",
      description: "register this public key (PEM): no private key is made or saved",
    },
    soleCreatorOption,
    settleOption,
  ],
  examples: [
    { command: "akp create --out new-key.pem", says: "into a file of that name (revision 2021-10)" },
    {
      command: "akp create --name Checkout --role analyst --out checkout.pem",
      says: "with a name and a role",
    },
    { command: "akp create --out - | vault kv put secret/gr4vy pem=-", says: "into a vault, without a file" },
  ],
  load: async () => (await import("./run.ts")).runCreate,
};
