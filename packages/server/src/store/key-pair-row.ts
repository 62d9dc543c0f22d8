import type { Selectable } from "kysely";

import type { Database } from "./database.ts";
import type { KeyPairRecord, KeyPairSettings, StoredKeyPair } from "./store.ts";

type Row = Selectable<Database["api_key_pairs"]>;

/** A row but for its place and its key. */
export type RecordRow = Omit<Row, "position" | "public_key">;

/** A pair as a row, which says nothing of what is as in revision 2021-10. */
export function toRow(pair: StoredKeyPair): Omit<Row, "position"> {
  return {
    id: pair.id,
    public_key: JSON.stringify(pair.publicKey),
    created_at: pair.createdAt,
    updated_at: pair.updatedAt,
    display_name: pair.displayName ?? null,
    algorithm: pair.algorithm ?? null,
    active: toActive(pair.isActive ?? true),
    last_used_at: pair.lastUsedAt ?? null,
    creator: toJson(pair.creator),
    role_ids: toJson(pair.roleIds),
    merchant_account_ids: toJson(pair.merchantAccountIds),
  };
}

/** The columns of the settings that are there. */
export function toChangedColumns(settings: KeyPairSettings): Partial<Row> {
  const { displayName, isActive, roleIds, merchantAccountIds } = settings;
  return {
    ...(displayName !== undefined && { display_name: displayName }),
    ...(isActive !== undefined && { active: toActive(isActive) }),
    ...(roleIds && { role_ids: toJson(roleIds) }),
    ...(merchantAccountIds && { merchant_account_ids: toJson(merchantAccountIds) }),
  };
}

/** All of a pair but its key. */
export function fromRow(row: RecordRow): KeyPairRecord {
  return {
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    displayName: row.display_name ?? undefined,
    algorithm: row.algorithm === null ? undefined : "RSA",
    isActive: row.active === 1,
    lastUsedAt: row.last_used_at ?? undefined,
    creator: fromJson(row.creator),
    roleIds: fromJson(row.role_ids),
    merchantAccountIds: fromJson(row.merchant_account_ids),
  };
}

/** What a column of JSON holds. */
export function fromJson(text: string | null) {
  return text === null ? undefined : JSON.parse(text);
}

function toJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

const toActive = (isActive: boolean) => (isActive ? 1 : 0);
