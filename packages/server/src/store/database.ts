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
  };
  api_key_pair_settings: { name: string; value: string };
}
