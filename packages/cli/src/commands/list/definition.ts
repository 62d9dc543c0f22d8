import { pageOptions } from "../../paging/page-options.ts";
import type { CommandDefinition } from "../../program/command-definition.ts";

export const list: CommandDefinition = {
  name: "list",
  summary: "List the key pairs, newest first",
  description:
    "Revision 2021-10 of the API lists those that are active, and 2026-08 all of them, with their names, their roles and " +
    "when they last signed a request. A table leaves out what a narrow terminal has no room for.",
  options: pageOptions("pairs", "ever newer pairs"),
  examples: [
    { command: "akp list", says: "the newest 20" },
    { command: "akp list --all --output ids", says: "the id of every pair, one a line" },
    { command: "akp list --all --output jsonl | tac", says: "every pair, oldest first" },
  ],
  load: async () => (await import("./run.ts")).runList,
};
