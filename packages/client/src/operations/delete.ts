import { apiKeyPairIdSchema } from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";
import { keyPairPath } from "./key-pair-path.ts";

/** `DELETE /api-key-pairs/{api_key_pair_id}`: removes a key pair; its tokens are refused at once. */
export const del: Operation<string, void> = {
  name: "delete",
  method: "DELETE",
  input: apiKeyPairIdSchema,
  subject: "id",
  path: keyPairPath,
  retry: "delete",
};
