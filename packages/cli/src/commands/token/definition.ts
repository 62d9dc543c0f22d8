import type { CommandDefinition } from "../../program/command-definition.ts";
import { parseDuration } from "../../program/parse-duration.ts";

export const token: CommandDefinition = {
  name: "token",
  summary: "Sign a token for other programs",
  description:
    "The token is printed to stdout, alone and on one line, whatever the --output: whoever has it can use it until it " +
    "expires. A token that is configured (GR4VY_TOKEN) is printed as it is, unless it has expired.",
  options: [
    {
      flags: "-s, --scope <scope...>",
      description: "what the token may be used for",
      defaultText: "api-key-pairs.read api-key-pairs.write roles.read",
    },
    {
      flags: "-x, --expires-in <duration>",
      description: "how long it lasts, 30s to 1h",
      parse: parseDuration("30s", "1h"),
      defaultText: "5m",
    },
    { flags: "--show-claims", description: "show what the token says instead of the token" },
  ],
  examples: [
    { command: "akp token --show-claims", says: "who signs, and what for" },
    {
      command: `akp token | sed 's/^/Authorization: Bearer /' | curl -H @- $URL/api-key-pairs`,
      says: "a request by hand",
    },
  ],
  load: async () => (await import("./run.ts")).runToken,
};
