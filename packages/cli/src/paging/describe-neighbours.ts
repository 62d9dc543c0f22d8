import type { GlobalOptions } from "../program/global-options.ts";
import { keepGlobals, toCommandLine } from "../program/to-command-line.ts";
import { safeText } from "../terminal/safe-text.ts";
import type { PageOptions } from "./page-options.ts";
import type { Page } from "./walk-pages.ts";

/**
 * The commands that show the next page and the one before, where there are such: they hold the cursors.
 *
 * @param command What showed this page, such as `list`.
 */
export function describeNeighbours(
  command: string,
  { next_cursor, previous_cursor }: Page<unknown>,
  options: PageOptions,
  globals: GlobalOptions,
): string {
  const show = (title: string, cursor: string | null | undefined) => {
    if (cursor == null) return "";
    // On a line of its own: cursors are long.
    return `\n${title}:\n  ${safeText(toCommandLine([command], { ...options, cursor }, keepGlobals(globals)))}`;
  };
  return show("Next page", next_cursor) + show("Previous page", previous_cursor);
}
