import {
  apiKeyPairPageSchema,
  listParamsSchema,
  type ApiKeyPairPage,
  type ListParams,
} from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";
import { pageQuery } from "./page-query.ts";

/** `GET /api-key-pairs`: one page of the key pairs: the active ones in revision 2021-10, all in 2026-08. */
export const list: Operation<ListParams, ApiKeyPairPage> = {
  name: "list",
  method: "GET",
  input: listParamsSchema,
  subject: "list",
  path: () => "/api-key-pairs",
  query: pageQuery,
  output: apiKeyPairPageSchema,
  retry: "repeat",
};
