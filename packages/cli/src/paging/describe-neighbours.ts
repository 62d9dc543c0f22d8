import type { ApiKeyPairPage } from "@api-key-pairs/client";

import type { GlobalOptions } from "../../program/global-options.ts";
import { keepGlobals, toCommandLine } from "../../program/to-command-line.ts";
import { safeText } from "../../terminal/safe-text.ts";
import type { ListOptions } from "./list-options.ts";

/** The commands that show the next page and the one before, where there are such: they hold the cursors. */
export function describeNeighbours(
  { next_cursor, previous_cursor }: ApiKeyPairPage,
  options: ListOptions,
  globals: GlobalOptions,
): string {
  const show = (title: string, cursor: string | null | undefined) => {
    if (cursor == null) return "";
    // On a line of its own: cursors are long.
    return `\n${title}:\n  ${safeText(toCommandLine(["list"], { ...options, cursor }, keepGlobals(globals)))}`;
  };
  return show("Next page", next_cursor) + show("Previous page", previous_cursor);
}
