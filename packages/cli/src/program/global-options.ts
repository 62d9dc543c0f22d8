import type { OutputFormat } from "@api-key-pairs/client/node";

import type { OptionDefinition } from "./option-definition.ts";

/** What every command takes, before or after its name. */
export interface GlobalOptions {
  readonly profile?: string;
  readonly instance?: string;
  readonly environment?: string;
  readonly baseUrl?: string;
  readonly privateKeyFile?: string;
  readonly config?: string;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  /** `--no-color` makes it `false`. */
  readonly color: boolean;
}

/** As `@api-key-pairs/client/node` has them; written again so that help and completion need not load it. */
const outputFormats: readonly OutputFormat[] = ["table", "json", "jsonl", "yaml", "ids"];

export const globalOptions: readonly OptionDefinition[] = [
  { flags: "-p, --profile <name>", description: "use this profile (GR4VY_PROFILE)", completes: "profile" },
  { flags: "-i, --instance <name>", description: "the instance, such as acme (GR4VY_ID)" },
  {
    flags: "-e, --environment <name>",
    description: "the environment of the instance (GR4VY_ENVIRONMENT)",
    choices: ["production", "sandbox"],
  },
  { flags: "--base-url <url>", description: "where the API is, in place of an instance (GR4VY_BASE_URL)" },
  {
    flags: "-k, --private-key-file <file>",
    description: "the file of the private key that signs the requests (GR4VY_PRIVATE_KEY_FILE)",
  },
  { flags: "--config <file>", description: "the file of the profiles (GR4VY_CONFIG)" },
  {
    flags: "-o, --output <format>",
    description: "how to print the result (GR4VY_OUTPUT)",
    choices: outputFormats,
    defaultText: "table on a terminal, else json",
  },
  { flags: "-v, --verbose", description: "say on stderr what is done, and where each setting came from" },
  { flags: "-q, --quiet", description: "print results and errors only" },
  { flags: "--no-color", description: "no colours and no animation (NO_COLOR)" },
];
