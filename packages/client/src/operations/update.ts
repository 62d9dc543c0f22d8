import {
  apiKeyPairIdSchema,
  apiKeyPairSchema,
  parseInput,
  updateInputSchema,
  type ApiKeyPair,
  type UpdateInput,
} from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";
import { keyPairPath } from "./key-pair-path.ts";

/** `PUT /api-key-pairs/{api_key_pair_id}`: changes what is given of one key pair, and leaves the rest. */
export const update = (id: string): Operation<UpdateInput, ApiKeyPair> => ({
  name: "update",
  method: "PUT",
  input: updateInputSchema,
  subject: "update",
  path: () => keyPairPath(parseInput(apiKeyPairIdSchema, id, "id")),
  sendsInput: true,
  output: apiKeyPairSchema,
  retry: "repeat",
});
