import {
  apiKeyPairPageSchema,
  listParamsSchema,
  type ApiKeyPairPage,
  type ListParams,
} from "@api-key-pairs/core";

import type { Operation } from "../road/operation.ts";

/** `GET /api-key-pairs`: one page of the active key pairs. */
export const list: Operation<ListParams, ApiKeyPairPage> = {
  name: "list",
  method: "GET",
  input: listParamsSchema,
  subject: "list",
  path: () => "/api-key-pairs",
  query: ({ limit, cursor }) => {
    const parts = [
      ...(limit === undefined ? [] : [`limit=${limit}`]),
      ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
    ];
    return parts.length > 0 ? `?${parts.join("&")}` : "";
  },
  output: apiKeyPairPageSchema,
  retry: "read",
};
