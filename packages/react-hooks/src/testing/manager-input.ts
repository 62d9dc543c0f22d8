import type { ApiKeyPairsClient, NewApiKeyPair } from "@api-key-pairs/client";

/** What a create of revision 2026-08 is told in tests. */
export async function managerInput({ roles }: ApiKeyPairsClient): Promise<NewApiKeyPair> {
  const all = await roles.list();
  const { id } = all.items.find(({ slug }) => slug === "key-pair-manager")!;
  return { display_name: "CI", role_ids: [id] };
}
