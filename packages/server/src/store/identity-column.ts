import type { ColumnBuilderCallback } from "kysely";

/** A primary key that counts up by itself and never gives a number twice: all that the two databases spell apart. */
export interface IdentityColumn {
  readonly type: "integer" | "bigint";
  readonly build: ColumnBuilderCallback;
}

export const sqliteIdentity: IdentityColumn = {
  type: "integer",
  build: (column) => column.primaryKey().autoIncrement(),
};

export const postgresIdentity: IdentityColumn = {
  type: "bigint",
  build: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
};
