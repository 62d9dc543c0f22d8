import * as z from "zod/mini";

import { apiKeyPairSchema } from "./api-key-pair.ts";
import { cursorPattern, cursorRemedy } from "./list-params.ts";
import { textOrNothing } from "./text.ts";

const cursor = textOrNothing(cursorPattern, cursorRemedy);

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
