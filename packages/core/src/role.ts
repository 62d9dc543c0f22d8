import * as z from "zod/mini";

import { anyText, flag, text } from "./text.ts";

const texts = z.optional(z.array(text(/(?:)/, "must be text")));

/**
 * A role of revision 2026-08: a named set of scopes that key pairs are given. Fields that this version does not know
 * pass through untouched.
 */
export const roleSchema = z.looseObject({
  type: anyText,
  /** What `role_ids` takes: a UUID. */
  id: text(/./, "must be an id"),
  /** For people, such as `Key pair manager`. */
  name: text(/(?:)/, "must be text"),
  /** For programs, such as `key-pair-manager`. */
  slug: text(/(?:)/, "must be text"),
  description: anyText,
  /** `allow` lists the scopes that the role gives. */
  permissions: z.optional(z.looseObject({ allow: texts })),
  /** Whom it may be given to: `user`, `api-key-pair`. */
  assignable_to: texts,
  /** The slugs of the roles it adds to, one of which must be given with it; empty when it is no add-on. */
  applies_to: texts,
  /** Whether it can be given alone. */
  is_standalone_assignable: flag,
});

export type Role = z.infer<typeof roleSchema>;
