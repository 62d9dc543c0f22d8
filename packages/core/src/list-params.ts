import * as z from "zod/mini";

import { text } from "./text.ts";

/** The most items that the API puts on one page. Source: `limit` of the list operation. */
export const maxLimit = 100;
/** How many items the API puts on a page when `limit` is left out. */
export const defaultLimit = 20;
/** The longest cursor of the API, in characters. */
export const maxCursorLength = 1000;

/** An opaque cursor: what the API gave as `next_cursor` or `previous_cursor`. */
export const cursorPattern = new RegExp(`^[^]{1,${maxCursorLength}}$`);
export const cursorRemedy = `must be a next_cursor or previous_cursor of the API (1 to ${maxCursorLength} characters)`;

/** What `list` takes. */
export const listParamsSchema = z.strictObject({
  /**
   * How many items a page holds, 1 to 100.
   *
   * @default 20 (the API's own)
   */
  limit: z.optional(
    z.custom<number>(
      (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= maxLimit,
      `must be a whole number from 1 to ${maxLimit}`,
    ),
  ),
  /** Where to start: a `next_cursor` or `previous_cursor` of an earlier page. Left out: at the first page. */
  cursor: z.optional(text(cursorPattern, cursorRemedy)),
});

export type ListParams = z.infer<typeof listParamsSchema>;
