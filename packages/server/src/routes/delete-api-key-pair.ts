import type { Handler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import type { Store } from "../store/store.ts";

const wellFormedId = /^[\w-]{43}$/;

/** `DELETE /api-key-pairs/{api_key_pair_id}`: from here on every token of the pair is refused. */
export function deleteApiKeyPair(store: Store): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => {
    const id = c.req.param("id");
    if (!wellFormedId.test(id)) throw notAnId();
    if (!(await store.delete(id))) throw new ApiError("not_found");
    return c.body(null, 204);
  };
}

function notAnId(): ApiError {
  const message =
    "api_key_pair_id must be the id of a key pair as create or list returned it: 43 characters of A-Z, a-z, 0-9, - and _";
  return new ApiError("not_found", {
    details: [{ location: "path", pointer: "/api_key_pair_id", message, type: "invalid_id" }],
  });
}
