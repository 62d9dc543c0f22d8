import type * as z from "zod/mini";

import { apiKeyPairSchema } from "./api-key-pair.ts";
import { pageSchemaOf } from "./page-schema.ts";

/** One page of the list of API key pairs: the active ones in revision 2021-10, all in 2026-08. */
export const apiKeyPairPageSchema = pageSchemaOf(apiKeyPairSchema);

export type ApiKeyPairPage = z.infer<typeof apiKeyPairPageSchema>;
