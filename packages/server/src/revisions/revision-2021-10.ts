import { createApiKeyPair } from "../routes/create-api-key-pair.ts";
import { deleteApiKeyPair } from "../routes/delete-api-key-pair.ts";
import { listApiKeyPairs } from "../routes/list-api-key-pairs.ts";
import type { Revision } from "./revision.ts";

/** Create, list and delete. A pair goes by the thumbprint of its key. */
export const revision2021: Revision = {
  name: "2021-10",
  operations: {
    create: {
      method: "POST",
      path: "/api-key-pairs",
      scope: "api-key-pairs.write",
      route: createApiKeyPair,
    },
    list: { method: "GET", path: "/api-key-pairs", scope: "api-key-pairs.read", route: listApiKeyPairs },
    delete: {
      method: "DELETE",
      path: "/api-key-pairs/:id",
      scope: "api-key-pairs.write",
      route: deleteApiKeyPair,
    },
  },
  idOf: (thumbprint) => thumbprint,
  idPattern: /^[\w-]{43}$/,
  idDescription: "43 characters of A-Z a-z 0-9 - _",
};
