import type { Handler } from "hono";

import type { AppEnv } from "../../app-env.ts";
import { parseOrRefuse } from "../../http/validation-error.ts";
import { createCursors } from "../../paging/cursor.ts";
import { startOf, toPage } from "../../paging/to-page.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { rolePage } from "../../roles/role-page.ts";
import { pageQuerySchema } from "../../schemas/2026-08/pages.ts";

/** `GET /roles`: what the pairs may be. */
export function listRoles({ store }: RouteParts): Handler<AppEnv> {
  const cursors = createCursors(store, "roles");
  return async (c) => {
    const { limit, cursor } = parseOrRefuse(pageQuerySchema, c.req.query(), "query");
    const query = { ...(await startOf(cursors, cursor)), limit };
    return c.json(await toPage(cursors, query, rolePage(query), ({ role }) => role));
  };
}
