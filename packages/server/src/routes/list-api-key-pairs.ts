import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { ErrorDetail } from "../http/api-error.ts";
import { ApiError } from "../http/api-error.ts";
import type { Cursors } from "../paging/cursor.ts";
import type { ApiKeyPairPage } from "../schemas/api-key-pair-page.ts";
import { listQuerySchema } from "../schemas/list-query.ts";
import type { PageStart, Store } from "../store/store.ts";
import { listStart } from "../store/store.ts";

/** `GET /api-key-pairs`: the active pairs, newest first. */
export function listApiKeyPairs(store: Store, cursors: Cursors): Handler<AppEnv> {
  return async (c) => {
    const { limit, cursor } = parseQuery(c.req.query("limit"), c.req.query("cursor"));
    const start = cursor === undefined ? listStart : await cursors.decode(cursor);
    if (!start) throw badQuery([{ field: "cursor", message: unknownCursor, type: "invalid_cursor" }]);

    const { pairs, hasNewer, hasOlder } = await store.page({ ...start, limit });
    // A page is empty when its pairs were deleted meanwhile. The way back from it includes the pair it started at.
    const newest = pairs[0]?.position ?? start.position - 1;
    const oldest = pairs.at(-1)?.position ?? start.position + 1;
    const encode = async (direction: PageStart["direction"], position: number) =>
      await cursors.encode({ direction, position });
    const page: ApiKeyPairPage = {
      items: pairs.map((pair) => ({
        type: "api-key-pair",
        id: pair.id,
        private_key: null,
        created_at: pair.createdAt,
        updated_at: pair.updatedAt,
      })),
      limit,
      next_cursor: hasOlder ? await encode("older", oldest) : null,
      previous_cursor: hasNewer ? await encode("newer", newest) : null,
    };
    return c.json(page);
  };
}

const unknownCursor =
  "must be a next_cursor or previous_cursor that this server returned; leave it out to start at the first page";

function parseQuery(limit: string | undefined, cursor: string | undefined) {
  const result = listQuerySchema.safeParse({ limit, cursor });
  if (result.success) return result.data;
  throw badQuery(
    result.error.issues.map(({ path, message, code }) => ({ field: path.join("/"), message, type: code })),
  );
}

function badQuery(problems: { field: string; message: string; type: string }[]): ApiError {
  const details = problems.map(({ field, message, type }): ErrorDetail => ({
    location: "query",
    pointer: `/${field}`,
    message: `${field} ${message}`,
    type,
  }));
  return new ApiError("bad_request", { details });
}
