import type { OptionDefinition } from "./option-definition.ts";
import { parseDuration } from "./parse-duration.ts";

/** What is to be done where the answer to create is lost. */
export interface LostAnswerOptions {
  /** In seconds. */
  readonly settle?: number;
  readonly soleCreator?: boolean;
}

export const settleOption: OptionDefinition = {
  flags: "--settle <duration>",
  description: "how long to look for the pair of a lost answer",
  parse: parseDuration("0s", "10m"),
  defaultText: "10s",
};

export const soleCreatorOption: OptionDefinition = {
  flags: "--sole-creator",
  description: "nobody else creates pairs meanwhile: delete what a lost answer leaves behind",
};

/** How long to look for the pair of a lost answer, in milliseconds. */
export function settleMs({ settle = 10 }: Pick<LostAnswerOptions, "settle">): number {
  return settle * 1000;
}

/** What only those can ask for who know that nobody else creates pairs. */
export function orphanPolicy({ soleCreator = false }: Pick<LostAnswerOptions, "soleCreator">): {
  soleCreator: boolean;
  onOrphan: "delete" | "report";
} {
  return { soleCreator, onOrphan: soleCreator ? "delete" : "report" };
}
