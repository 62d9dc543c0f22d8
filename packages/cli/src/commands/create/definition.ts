import type { CommandDefinition } from "../../program/command-definition.ts";
import { settleOption, soleCreatorOption } from "../../program/lost-answer-options.ts";

export const create: CommandDefinition = {
  name: "create",
  summary: "Create a key pair, and save its private key to a file",
  description: [
    "The API shows a private key once. It goes to a new file that only you can read, never to the screen. The file is " +
      "made, and room on the disk taken for it, before anything is sent; a file that exists is never overwritten.",
    "Without --out the file is named after the thumbprint of the key, in the working directory. On a terminal you are " +
      "asked for the name.",
    "While the answer is on its way, the first Ctrl-C waits for it, and the second gives it up. When it is lost, the list " +
      "is searched for the pair that may be there, and nothing is sent again.",
  ].join("\n\n"),
  options: [
    {
      flags: "--out <file>",
      description: "the new file for the private key; - writes the PEM alone to a pipe",
      defaultText: "<thumbprint>.pem",
    },
    soleCreatorOption,
    settleOption,
  ],
  examples: [
    { command: "akp create --out new-key.pem", says: "into a file of that name" },
    { command: "akp create --out - | vault kv put secret/gr4vy pem=-", says: "into a vault, without a file" },
  ],
  load: async () => (await import("./run.ts")).runCreate,
};
