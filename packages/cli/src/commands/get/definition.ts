import type { CommandDefinition } from "../../program/command-definition.ts";

export const get: CommandDefinition = {
  name: "get",
  summary: "Show one key pair",
  description: [
    "All that the API says of it: its name, its roles, whether it is active, when it last signed a request. Takes " +
      "revision 2026-08 of the API.",
    "With --key, or a thumbprint in place of the id, the list is searched for the pair of that key, in any revision. The " +
      "key itself is not sent.",
  ].join("\n\n"),
  arguments: [{ name: "[id]", description: "the id of the pair, or the thumbprint of its key" }],
  options: [{ flags: "--key <file>", description: "whose key is in this file (PEM, private or public)" }],
  examples: [
    { command: "akp get ID", says: "one pair" },
    { command: "akp get --key found.pem", says: "the pair that a key belongs to" },
  ],
  load: async () => (await import("./run.ts")).runGet,
};
