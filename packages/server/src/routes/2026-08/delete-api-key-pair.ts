import type { Handler } from "hono";

import type { AppEnv } from "../../app-env.ts";
import { ApiError } from "../../http/api-error.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { assertMayManage } from "../../roles/privileges.ts";
import { findPair } from "./find-pair.ts";

/** `DELETE /api-key-pairs/{api_key_pair_id}`: from here on every token of the pair is refused, for good. */
export function deleteApiKeyPair({ store }: RouteParts): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => {
    const pair = await findPair(store, c.req.param("id"));
    assertMayManage(c.var.caller!, pair);
    if (!(await store.delete(pair.id))) throw new ApiError("not_found");
    return c.body(null, 204);
  };
}
