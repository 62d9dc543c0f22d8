import * as z from "zod/mini";

import { apiKeyPairSchema } from "./api-key-pair.ts";
import { documentation } from "./documentation.ts";
import { cursorSchema, limitSchema } from "./list-query.ts";

const cursor = (description: string) => z.nullable(cursorSchema).register(documentation, { description });

/** The answer to list. */
export const apiKeyPairPageSchema = z
  .strictObject({
    items: z.array(apiKeyPairSchema).register(documentation, {
      description: "Newest first. Empty when everything on the page was deleted meanwhile, wherever it is.",
    }),
    limit: limitSchema,
    next_cursor: cursor("Leads to the next, older page. `null` at the end of the list, and only there."),
    previous_cursor: cursor("Leads to the page before. `null` at the start of the list, and only there."),
  })
  .register(documentation, { description: "One page of the active API key pairs." });

export type ApiKeyPairPage = z.infer<typeof apiKeyPairPageSchema>;
