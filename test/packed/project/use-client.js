import { createClient } from "@api-key-pairs/client";
import { generateKeyPair, signWith } from "@api-key-pairs/client/auth";
import { safeCreate } from "@api-key-pairs/client/rotation";

/** Does what a program does with key pairs, on any platform; what came of it is for a test to compare. */
export async function useClient({ baseUrl, privateKey }) {
  const keyPairs = createClient({ baseUrl, auth: signWith({ privateKey }) });
  const idsOf = ({ items }) => items.map(({ id }) => id);
  const [root] = idsOf(await keyPairs.list());

  const [role] = (await keyPairs.roles.list()).items;
  const named = { display_name: "Nightly rotation", role_ids: [role.id] };
  const { public_key } = await generateKeyPair();
  const registered = await keyPairs.create({ ...named, public_key });
  const { pair } = await safeCreate(keyPairs, { input: named });
  const created = [registered.id, pair.id];

  const pages = [];
  for await (const page of keyPairs.list({ limit: 2 }).pages()) pages.push(idsOf(page));
  for (const id of created) await keyPairs.delete(id);
  return { root, created, pages, left: idsOf(await keyPairs.list()) };
}
