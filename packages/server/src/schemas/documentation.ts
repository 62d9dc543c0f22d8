import * as z from "zod/mini";

/** What the OpenAPI document says of a schema beside its rules. */
export interface Documented {
  description?: string;
  examples?: unknown[];
  /** What a rule that zod cannot turn into JSON Schema comes to. */
  minLength?: number;
  maxLength?: number;
}

/** Holds what is documented of the schemas that the server validates with and answers by. */
export const documentation = z.registry<Documented>();
