import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { apiKeyPairPathSchema } from "../schemas/api-key-pair-id.ts";
import type { Store } from "../store/store.ts";

/** `DELETE /api-key-pairs/{api_key_pair_id}`: from here on every token of the pair is refused. */
export function deleteApiKeyPair(store: Store): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => {
    const path = apiKeyPairPathSchema.safeParse({ api_key_pair_id: c.req.param("id") });
    if (!path.success) throw notAnId(path.error.issues);
    if (!(await store.delete(path.data.api_key_pair_id))) throw new ApiError("not_found");
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
