import type { CommandDefinition } from "../../program/command-definition.ts";
import { parseDuration } from "../../program/parse-duration.ts";

export const audit: CommandDefinition = {
  name: "audit",
  summary: "Find the key pairs that are due for replacement",
  description:
    "Looks at every key pair, and prints those past their age, the oldest first, or unused for too long. Exits with 1 " +
    "when there are any, with 0 when there are none: a scheduled job can go by that.",
  options: [
    {
      flags: "--older-than <duration>",
      description: "the age that a pair may reach, such as 90d or 12w",
      parse: parseDuration("0s"),
      defaultText: "90d, without --unused-for",
    },
    {
      flags: "--unused-for <duration>",
      description: "how long a pair may go without signing a request; takes revision 2026-08 of the API",
      parse: parseDuration("0s"),
    },
  ],
  examples: [
    { command: "akp audit", says: "those older than 90 days" },
    { command: "akp audit --unused-for 90d", says: "those that nobody has used for 90 days" },
    {
      command: "akp audit --older-than 52w --output ids | akp delete - --dry-run",
      says: "what a clean-up would delete",
    },
  ],
  load: async () => (await import("./run.ts")).runAudit,
};
