import type { Role } from "@api-key-pairs/client";

import type { RecordShape } from "./record-output.ts";

/** How roles look in a list. */
export const roleShape: RecordShape<Role> = {
  columns: [
    { title: "ROLE", text: ({ slug }) => slug },
    { title: "NAME", text: ({ name }) => name, isCut: true, leaves: 1 },
    { title: "LIMITED", text: sayLimits, isIn: (role) => sayLimits(role) !== "", isCut: true },
    { title: "GIVES", text: ({ permissions }) => (permissions?.allow ?? []).join(" ") },
  ],
  id: ({ id }) => id,
};

/** Why a key pair cannot have it, or not it alone. */
function sayLimits({ assignable_to, applies_to = [], is_standalone_assignable = true }: Role): string {
  if (assignable_to?.includes("api-key-pair") === false) return "not for key pairs";
  return is_standalone_assignable ? "" : `with ${applies_to.join(" or ")}`;
}
