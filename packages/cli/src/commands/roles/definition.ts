import { pageOptions } from "../../paging/page-options.ts";
import type { CommandDefinition } from "../../program/command-definition.ts";

export const roles: CommandDefinition = {
  name: "roles",
  summary: "List the roles that key pairs are given",
  description:
    "What a pair may do is what its roles give. In a table, the first column is what --role of akp create and akp update " +
    "takes; they take names and ids as well. Roles came with revision 2026-08 of the API.",
  options: pageOptions("roles", "those before it"),
  examples: [
    { command: "akp roles", says: "those that there are" },
    { command: "akp roles --output jsonl", says: "with all that the API says of them" },
  ],
  load: async () => (await import("./run.ts")).runRoles,
};
