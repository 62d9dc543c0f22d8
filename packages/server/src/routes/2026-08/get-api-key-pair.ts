import type { Handler } from "hono";

import type { AppEnv } from "../../app-env.ts";
import type { RouteParts } from "../../revisions/revision.ts";
import { findPair } from "./find-pair.ts";
import { toApiKeyPair } from "./to-api-key-pair.ts";

/** `GET /api-key-pairs/{api_key_pair_id}`: one pair, active or not. */
export function getApiKeyPair({ store }: RouteParts): Handler<AppEnv, "/api-key-pairs/:id"> {
  return async (c) => c.json(toApiKeyPair(await findPair(store, c.req.param("id"))));
}
