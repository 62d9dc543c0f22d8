import * as z from "zod/mini";

import { displayName, merchantAccountIds, roleIds } from "./key-pair-settings.ts";
import { flag } from "./text.ts";

const shape = {
  /** For people: 1 to 200 characters. */
  display_name: z.optional(displayName),
  /** Whether the pair can sign. `false` refuses its tokens at once, until it is `true` again. */
  active: flag,
  /** The ids of all roles that the pair is to have, at least one, in place of those it has. */
  role_ids: z.optional(roleIds),
  /** The merchant accounts that the pair is limited to, in place of those it has; `[]` is all of them. */
  merchant_account_ids: z.optional(merchantAccountIds),
};
const names = Object.keys(shape);

/** What `update` takes: what is to change. The rest stays. */
export const updateInputSchema = z
  .strictObject(shape)
  .check(
    z.refine(
      (changes) => Object.values(changes).some((value) => value !== undefined),
      `must change at least one of ${names.join(", ")}`,
    ),
  );

export type UpdateInput = z.infer<typeof updateInputSchema>;
