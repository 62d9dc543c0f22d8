import { roleCatalog } from "../roles/role-catalog.ts";
import { toApiKeyPair } from "../routes/2026-08/to-api-key-pair.ts";
import { createdKeyPair as created2021 } from "./examples.ts";

const [administrator, manager] = roleCatalog;
const nextCursor = "AAAAAAAAAAAqZyF5T0n3kq1c0GmXv8bJ4dHsWuPe-7rLtY2oNaViQxE";

const stored = {
  id: created2021.id,
  createdAt: "2026-08-01T12:30:00.000Z",
  updatedAt: "2026-08-01T12:30:00.000Z",
  displayName: "Production key",
  roleIds: [manager!.id],
  creator: { id: "ofWYJZQZgvtUsz7hcATTmVjjpcO2NWyRl2-N0XxeSRA", displayName: "Root key pair" },
};

/** The answer to get and update. */
export const keyPair = toApiKeyPair({ ...stored, lastUsedAt: "2026-08-02T09:00:00.000Z" });

/** The answer to create. The key has the form of one, and is none. */
export const createdKeyPair = toApiKeyPair(stored, created2021.private_key);

/** The body of create. */
export const createInput = { display_name: keyPair.display_name, role_ids: [manager!.id] };

/** The body of update. */
export const updateInput = { active: false };

/** The answer to a list of pairs. */
export const page = { items: [keyPair], limit: 1, next_cursor: nextCursor, previous_cursor: null };

/** The answer to a list of roles. */
export const rolePage = { items: [administrator], limit: 1, next_cursor: nextCursor, previous_cursor: null };
