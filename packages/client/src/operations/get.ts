import { apiKeyPairIdSchema, apiKeyPairSchema, type ApiKeyPair } from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";
import { keyPairPath } from "./key-pair-path.ts";

/** `GET /api-key-pairs/{api_key_pair_id}`: one key pair, active or not. */
export const get: Operation<string, ApiKeyPair> = {
  name: "get",
  method: "GET",
  input: apiKeyPairIdSchema,
  subject: "id",
  path: keyPairPath,
  output: apiKeyPairSchema,
  retry: "repeat",
};
