import type { ApiKeyPair } from "@api-key-pairs/client";

/** What a pair may do, in the names that people know: `Analyst, Report viewer`. Empty where the API has no roles. */
export function namesOfRoles({ roles = [] }: ApiKeyPair): string {
  return roles.map(({ name }) => name).join(", ");
}
