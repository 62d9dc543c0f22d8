import type * as z from "zod/mini";

import { pageSchemaOf } from "./page-schema.ts";
import { roleSchema } from "./role.ts";

/** One page of the list of roles. */
export const rolePageSchema = pageSchemaOf(roleSchema);

export type RolePage = z.infer<typeof rolePageSchema>;
