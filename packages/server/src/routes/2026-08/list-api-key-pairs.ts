import type { Handler } from "hono";

import type { AppEnv } from "../../app-env.ts";
import { parseOrRefuse } from "../../http/validation-error.ts";
import { createCursors } from "../../paging/cursor.ts";
import { startOf, toPage } from "../../paging/to-page.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { pageQuerySchema } from "../../schemas/2026-08/pages.ts";
import { toApiKeyPair } from "./to-api-key-pair.ts";

/** `GET /api-key-pairs`: all pairs, active or not, newest first. */
export function listApiKeyPairs({ store }: RouteParts): Handler<AppEnv> {
  const cursors = createCursors(store);
  return async (c) => {
    const { limit, cursor } = parseOrRefuse(pageQuerySchema, c.req.query(), "query");
    const query = { ...(await startOf(cursors, cursor)), limit };
    const { pairs: items, ...sides } = await store.fullPage(query);
    return c.json(await toPage(cursors, query, { items, ...sides }, (pair) => toApiKeyPair(pair)));
  };
}
