import type { CommandDefinition } from "../../program/command-definition.ts";

export const doctor: CommandDefinition = {
  name: "doctor",
  summary: "Find out what is wrong, and how to put it right",
  description:
    "Checks in this order what is configured, who signs, the file of the key, the key, the way to the server, what " +
    "answers there, the clock, the token and what it may be used for. Nothing is changed. The exit code is that of the " +
    "first check that failed.",
  examples: [
    { command: "akp doctor", says: "what is configured, and whether it works" },
    { command: "akp doctor --profile sandbox", says: "the same for a profile that is not in use" },
  ],
  load: async () => (await import("./run.ts")).runDoctor,
};
