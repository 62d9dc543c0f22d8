import { uuidOf } from "../keys/uuid.ts";
import { createApiKeyPair } from "../routes/2026-08/create-api-key-pair.ts";
import { deleteApiKeyPair } from "../routes/2026-08/delete-api-key-pair.ts";
import { getApiKeyPair } from "../routes/2026-08/get-api-key-pair.ts";
import { listApiKeyPairs } from "../routes/2026-08/list-api-key-pairs.ts";
import { listRoles } from "../routes/2026-08/list-roles.ts";
import { updateApiKeyPair } from "../routes/2026-08/update-api-key-pair.ts";
import type { Revision } from "./revision.ts";

/** Pairs with names, roles and an end that can be taken back. A pair goes by a UUID. */
export const revision2026: Revision = {
  name: "2026-08",
  operations: {
    create: {
      method: "POST",
      path: "/api-key-pairs",
      scope: "api-key-pairs.write",
      route: createApiKeyPair,
    },
    list: { method: "GET", path: "/api-key-pairs", scope: "api-key-pairs.read", route: listApiKeyPairs },
    get: { method: "GET", path: "/api-key-pairs/:id", scope: "api-key-pairs.read", route: getApiKeyPair },
    update: {
      method: "PUT",
      path: "/api-key-pairs/:id",
      scope: "api-key-pairs.write",
      route: updateApiKeyPair,
    },
    delete: {
      method: "DELETE",
      path: "/api-key-pairs/:id",
      scope: "api-key-pairs.write",
      route: deleteApiKeyPair,
    },
    "list-roles": { method: "GET", path: "/roles", scope: "roles.read", route: listRoles },
  },
  idOf: uuidOf,
  idPattern: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
  idDescription: "a UUID",
};
