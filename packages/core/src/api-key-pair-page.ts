import * as z from "zod/mini";

import { apiKeyPairSchema } from "./api-key-pair.ts";
import { cursorSchema } from "./list-params.ts";

/** Some servers leave the field out at an end of the list, others send `null`. */
const cursor = z.optional(z.nullable(cursorSchema));

/** One page of the list of active API key pairs. */
export const apiKeyPairPageSchema = z.looseObject({
  items: z.array(apiKeyPairSchema),
  /** How many items the page holds at most. */
  limit: z.custom<number>(Number.isSafeInteger, "must be a whole number"),
  /** Leads to the next page. `null` or absent at the end of the list, and only there. */
  next_cursor: cursor,
  /** Leads to the page before this one. `null` or absent at the start of the list. */
  previous_cursor: cursor,
});

export type ApiKeyPairPage = z.infer<typeof apiKeyPairPageSchema>;
