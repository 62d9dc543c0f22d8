import type { CommandDefinition } from "../../program/command-definition.ts";
import { parseWholeNumber } from "../../program/parse-whole-number.ts";

export const list: CommandDefinition = {
  name: "list",
  summary: "List the active key pairs, newest first",
  options: [
    {
      flags: "-n, --limit <number>",
      description: "how many pairs a page holds, 1 to 100",
      parse: parseWholeNumber(1, 100),
      defaultText: "20, with --all 100",
    },
    {
      flags: "-c, --cursor <cursor>",
      description: "the page to start at: a cursor that an earlier page named",
    },
    { flags: "-a, --all", description: "all pairs from there on, printed as they arrive" },
    { flags: "-r, --reverse", description: "backwards from the cursor, to ever newer pairs" },
  ],
  examples: [
    { command: "akp list", says: "the newest 20" },
    { command: "akp list --all --output ids", says: "the id of every pair, one a line" },
    { command: "akp list --all --output jsonl | tac", says: "every pair, oldest first" },
  ],
  load: async () => (await import("./run.ts")).runList,
};
