import {
  createdApiKeyPairSchema,
  createInputSchema,
  type CreatedApiKeyPair,
  type CreateInput,
} from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";

/** `POST /api-key-pairs`: mints a key pair, and answers with its private key this once. */
export const create: Operation<CreateInput, CreatedApiKeyPair> = {
  name: "create",
  method: "POST",
  input: createInputSchema,
  subject: "create",
  path: () => "/api-key-pairs",
  output: createdApiKeyPairSchema,
  retry: "mint",
};
