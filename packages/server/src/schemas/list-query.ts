import { defaultLimit, maxCursorLength, maxLimit } from "@api-key-pairs/core";
import * as z from "zod/mini";

import { documentation } from "./documentation.ts";

const limitRemedy = `must be a whole number from 1 to ${maxLimit}`;

/** How many items a page holds at most, in an answer. */
export const limitSchema = z
  .int({ error: limitRemedy, abort: true })
  .check(z.gte(1, limitRemedy), z.lte(maxLimit, limitRemedy))
  .register(documentation, { description: "How many items the page holds at most." });

/** A cursor, as the server makes them: opaque, and in need of no encoding in a URL. */
export const cursorSchema = z
  .string()
  .check(
    z.regex(
      new RegExp(`^[A-Za-z0-9_-]{1,${maxCursorLength}}$`),
      `must be a next_cursor or previous_cursor of the API (1 to ${maxCursorLength} characters)`,
    ),
  );

/** The query parameters of list. Those that are not known are ignored. */
export const listQuerySchema = z.object({
  limit: z
    // Number() alone would also take "1e1", "0x1" and " 1".
    ._default(
      z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/, limitRemedy)), z.transform(Number)), limitSchema),
      defaultLimit,
    )
    .register(documentation, { description: "How many items to return at most.", examples: [50] }),
  cursor: z.optional(cursorSchema).register(documentation, {
    description:
      "Which page to return: the `next_cursor` or `previous_cursor` of a page before. Left out: the first page. " +
      "It does not depend on `limit`. One that was altered, or is another server's, is refused with 400.",
    examples: ["AAAAAAAAAAAqZyF5T0n3kq1c0GmXv8bJ4dHsWuPe-7rLtY2oNaViQxE"],
  }),
});
