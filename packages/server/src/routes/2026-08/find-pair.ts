import { ApiError } from "../../http/api-error.ts";
import { parseOrRefuse } from "../../http/validation-error.ts";
import { idPrefixOf } from "../../keys/uuid.ts";
import { keyPairPathSchema } from "../../schemas/2026-08/uuid.ts";
import type { KeyPairRecord, Store } from "../../store/store.ts";

/**
 * The pair that a path names.
 *
 * @param id As it is in the path.
 * @throws {ValidationError} When it is no UUID.
 * @throws {ApiError} `not_found`
 */
export async function findPair(store: Store, id: string): Promise<KeyPairRecord> {
  const { api_key_pair_id: uuid } = parseOrRefuse(keyPairPathSchema, { api_key_pair_id: id }, "path");
  const prefix = idPrefixOf(uuid);
  const pair = prefix === undefined ? undefined : await store.findByPrefix(prefix);
  if (!pair) throw new ApiError("not_found");
  return pair;
}
