import * as z from "zod/mini";

/** What the OpenAPI document says of a schema beside its rules. */
export interface Documented {
  /** Makes the schema a component of this name. Left out: it is written where it is used. */
  id?: string;
  description?: string;
  examples?: unknown[];
}

/** Holds what is documented of the schemas that the server validates with and answers by. */
export const documentation = z.registry<Documented>();
