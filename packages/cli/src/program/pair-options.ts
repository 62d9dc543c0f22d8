import type { OptionDefinition } from "./option-definition.ts";

/** What a key pair of revision 2026-08 is made of, as options. */
export interface PairOptions {
  readonly name?: string;
  readonly role?: readonly string[];
  readonly merchantAccount?: readonly string[];
  readonly inactive?: boolean;
}

export const nameOption: OptionDefinition = {
  flags: "--name <name>",
  description: "what people call it, 1 to 200 characters",
};

export const roleOption: OptionDefinition = {
  flags: "--role <role>",
  description: "what it may do, as akp roles has it; may be given several times",
  isRepeatable: true,
};

export const merchantAccountOption: OptionDefinition = {
  flags: "--merchant-account <id>",
  description: "what it is limited to; may be given several times",
  isRepeatable: true,
};
