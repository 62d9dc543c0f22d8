import type { CommandDefinition } from "../../program/command-definition.ts";

export const get: CommandDefinition = {
  name: "get",
  summary: "Show one key pair",
  description:
    "All that the API says of it: its name, its roles, whether it is active, when it last signed a request. Takes " +
    "revision 2026-08 of the API.",
  arguments: [{ name: "<id>", description: "the id of the pair" }],
  examples: [{ command: "akp get ID", says: "one pair" }],
  load: async () => (await import("./run.ts")).runGet,
};
