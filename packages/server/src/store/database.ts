import type { Generated } from "kysely";

/** The tables, as the newest migration leaves them. Their names are at home in a database that others use too. */
export interface Database {
  api_key_pairs: {
    position: Generated<number>;
    id: string;
    /** The public JWK, as JSON. */
    public_key: string;
    created_at: string;
    updated_at: string;
    display_name: string | null;
    /** `RSA`, or null for ECDSA. */
    algorithm: string | null;
    /** 1 or 0, which both databases can hold. */
    active: Generated<number>;
    last_used_at: string | null;
    /** As JSON. */
    creator: string | null;
    /** As JSON, or null for the administrator's. */
    role_ids: string | null;
    /** As JSON, or null for all. */
    merchant_account_ids: string | null;
  };
  api_key_pair_settings: { name: string; value: string };
}
