import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import { createCursors } from "../paging/cursor.ts";
import { startOf, toPage } from "../paging/to-page.ts";
import type { RouteParts } from "../revisions/revision.ts";
import type { ApiKeyPairPage } from "../schemas/api-key-pair-page.ts";
import type { ApiKeyPair } from "../schemas/api-key-pair.ts";
import { listQuerySchema } from "../schemas/list-query.ts";
import type { ListedKeyPair } from "../store/store.ts";

/** `GET /api-key-pairs`: the active pairs, newest first. */
export function listApiKeyPairs({ store }: RouteParts): Handler<AppEnv> {
  const cursors = createCursors(store);
  return async (c) => {
    const { limit, cursor } = parseQuery(c.req.query("limit"), c.req.query("cursor"));
    const query = { ...(await startOf(cursors, cursor)), limit };
    const { pairs: items, ...sides } = await store.page(query);
    const page: ApiKeyPairPage = await toPage(cursors, query, { items, ...sides }, toApiKeyPair);
    return c.json(page);
  };
}

function toApiKeyPair(pair: ListedKeyPair): ApiKeyPair {
  return {
    type: "api-key-pair",
    id: pair.id,
    private_key: null,
    created_at: pair.createdAt,
    updated_at: pair.updatedAt,
  };
}

function parseQuery(limit: string | undefined, cursor: string | undefined) {
  const result = listQuerySchema.safeParse({ limit, cursor });
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message, code }): ErrorDetail => {
    const field = path.join("/");
    return { location: "query", pointer: `/${field}`, message: `${field} ${message}`, type: code };
  });
  throw new ApiError("bad_request", { details });
}
