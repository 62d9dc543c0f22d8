import type { OptionDefinition } from "../program/option-definition.ts";
import { parseWholeNumber } from "../program/parse-whole-number.ts";

/** What a command that shows pages takes. */
export interface PageOptions {
  readonly limit?: number;
  readonly cursor?: string;
  readonly all?: boolean;
  readonly reverse?: boolean;
}

/**
 * The same as options.
 *
 * @param things What the pages hold, such as `pairs`.
 * @param before What those before a page are, such as `newer pairs`.
 */
export function pageOptions(things: string, before: string): readonly OptionDefinition[] {
  return [
    {
      flags: "-n, --limit <number>",
      description: `how many ${things} a page holds, 1 to 100`,
      parse: parseWholeNumber(1, 100),
      defaultText: "20, with --all 100",
    },
    {
      flags: "-c, --cursor <cursor>",
      description: "the page to start at: a cursor that an earlier page named",
    },
    { flags: "-a, --all", description: `all ${things} from there on, printed as they arrive` },
    { flags: "-r, --reverse", description: `backwards from the cursor, to ${before}` },
  ];
}
