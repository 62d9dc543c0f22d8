import * as z from "zod/mini";

import { documentation } from "../documentation.ts";
import { cursorSchema, limitSchema, listQuerySchema } from "../list-query.ts";
import { apiKeyPairSchema } from "./api-key-pair.ts";
import { roleSchema } from "./role.ts";

const cursor = (description: string) => z.nullable(cursorSchema).register(documentation, { description });

const pageOf = <Item extends z.ZodMiniType>(item: Item, description: string) =>
  z
    .strictObject({
      items: z.array(item),
      limit: limitSchema,
      next_cursor: cursor("Leads to the next page. `null` at the end of the list, and only there."),
      previous_cursor: cursor("Leads to the page before. `null` at the start of the list, and only there."),
    })
    .register(documentation, { description });

/** The answer to a list of pairs. */
export const apiKeyPairPageSchema = pageOf(apiKeyPairSchema, "One page of all API key pairs, newest first.");

/** The answer to a list of roles. */
export const rolePageSchema = pageOf(roleSchema, "One page of the roles.");

/** The query parameters of the lists. Those that are not known are ignored, and so is the form of a cursor at first. */
export const pageQuerySchema = z.object({
  limit: listQuerySchema.shape.limit,
  cursor: z.optional(z.string()).register(documentation, {
    description:
      "Which page to return: the `next_cursor` or `previous_cursor` of a page before. Left out: the first page. " +
      "It does not depend on `limit`. One that was altered, or is another list's, is refused with 400.",
    examples: ["AAAAAAAAAAAqZyF5T0n3kq1c0GmXv8bJ4dHsWuPe-7rLtY2oNaViQxE"],
  }),
});
