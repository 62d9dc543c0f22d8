import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { idPrefixOf, uuidOf } from "../keys/uuid.ts";
import type { RouteParts } from "../revisions/revision.ts";
import { assertMayManage, mayDoEverything } from "../roles/privileges.ts";
import { apiKeyPairPathSchema } from "../schemas/api-key-pair-id.ts";

/** `DELETE /api-key-pairs/{api_key_pair_id}`: from here on every token of the pair is refused. */
export function deleteApiKeyPair({ store }: RouteParts): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => {
    const path = apiKeyPairPathSchema.safeParse({ api_key_pair_id: c.req.param("id") });
    if (!path.success) throw notAnId(path.error.issues);
    const { api_key_pair_id: id } = path.data;
    const caller = c.var.caller!;
    // Pairs of this revision may do everything. One that may not was made by a later revision.
    if (!mayDoEverything(caller)) {
      const pair = await store.findByPrefix(idPrefixOf(uuidOf(id))!);
      if (pair?.id !== id) throw new ApiError("not_found");
      assertMayManage(caller, pair);
    }
    if (!(await store.delete(id))) throw new ApiError("not_found");
    return c.body(null, 204);
  };
}

function notAnId(issues: readonly { message: string }[]): ApiError {
  return new ApiError("not_found", {
    details: issues.map(({ message }) => ({
      location: "path",
      pointer: "/api_key_pair_id",
      message: `api_key_pair_id ${message}`,
      type: "invalid_id",
    })),
  });
}
