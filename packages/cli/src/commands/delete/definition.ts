import type { CommandDefinition } from "../../program/command-definition.ts";

export const deleteCommand: CommandDefinition = {
  name: "delete",
  summary: "Delete key pairs: their tokens are refused at once",
  description: [
    "Shows what it will delete and asks first. Where nobody can be asked, it needs --yes. The pair that signs the " +
      "requests stays without --force, and with it is the last to go.",
    "Goes on when one cannot be deleted, and tries it again at the end. Ctrl-C waits for those under way, and says " +
      "what was done. The exit code is 7 when some were deleted and others not.",
  ].join("\n\n"),
  arguments: [{ name: "<id...>", description: "the ids of the pairs; - reads them from stdin, one a line" }],
  options: [
    { flags: "-y, --yes", description: "do not ask" },
    { flags: "-n, --dry-run", description: "show what would be deleted, and stop" },
    { flags: "-f, --force", description: "delete also the pair that signs the requests" },
  ],
  examples: [
    { command: "akp delete ID", says: "one pair, after a question" },
    { command: "akp delete - --yes --output jsonl < ids.txt", says: "many pairs, with a result for each" },
  ],
  load: async () => (await import("./run.ts")).runDelete,
};
