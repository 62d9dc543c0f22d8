import * as z from "zod/mini";

import { cursorPattern, cursorRemedy } from "./list-params.ts";
import { textOrNothing } from "./text.ts";

const cursor = textOrNothing(cursorPattern, cursorRemedy);

/** What every page of the API has beside its items. */
const shape = {
  /** How many items the page holds at most. */
  limit: z.optional(z.custom<number>(Number.isSafeInteger, "must be a whole number")),
  /** Leads to the next page. `null` or absent at the end of the list, and only there. */
  next_cursor: cursor,
  /** Leads to the page before this one. `null` or absent at the start of the list. */
  previous_cursor: cursor,
};

/** One page of a list of what a schema describes. */
export function pageSchemaOf<Item extends z.ZodMiniType>(item: Item) {
  return z.looseObject({ items: z.array(item), ...shape });
}
