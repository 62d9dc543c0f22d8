import { InvalidArgumentError } from "commander";

import type { OptionDefinition } from "./option-definition.ts";

const maxNameLength = 200;
/** By code points, as the API counts. */
const nameForm = new RegExp(`^[^]{1,${maxNameLength}}$`, "u");

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
  parse: parseName,
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
  parse: parseMerchantAccount,
};

/** Before anything is sent, the roles looked up for a start. */
function parseName(text: string): string {
  if (nameForm.test(text)) return text;
  throw new InvalidArgumentError(`It must be text of 1 to ${maxNameLength} characters.`);
}

/** An empty one is what a variable without a value comes to. No list of them would mean all. */
function parseMerchantAccount(text: string): string {
  if (text !== "") return text;
  throw new InvalidArgumentError("It must be the id of a merchant account.");
}
