import { expect, test } from "vitest";

import { createApp } from "../create-app.ts";
import { generateKeyPair } from "../keys/key-pair.ts";
import { uuidOf } from "../keys/uuid.ts";
import { createFirstSchema } from "../testing/first-schema.ts";
import { expectInContract } from "../testing/in-process-2026-08.ts";
import { authorization } from "../testing/sign-token.ts";
import { listStart } from "./store.ts";

const [root, other] = [await generateKeyPair(), await generateKeyPair()];
const date = "2021-10-01T12:00:00.000Z";

test("the pairs of the first schema are there, with the same ids, dates, places and keys", async () => {
  const store = await (await createFirstSchema({ root, other }))();
  const listed = (await store.page({ ...listStart, limit: 9 })).pairs;
  expect(listed).toEqual([
    { position: 2, id: other.id, createdAt: date, updatedAt: date },
    { position: 1, id: root.id, createdAt: date, updatedAt: date },
  ]);
  expect(await store.find(other.id)).toEqual({
    id: other.id,
    publicKey: other.publicKey,
    createdAt: date,
    updatedAt: date,
  });
  expect(await store.rootId()).toBe(root.id);
});

test("in revision 2026-08 they go by their thumbprints, are active, and may do everything", async () => {
  const store = await (await createFirstSchema({ root, other }))();
  const app = createApp({ store, revision: "2026-08" });
  const headers = await authorization(other.privateKey, { scopes: ["*.read", "*.write"] });
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return (await expectInContract(method, path, await app.request(path, init))) as any;
  };
  const path = `/api-key-pairs/${uuidOf(root.id)}`;
  expect(await send("GET", path)).toEqual({
    type: "api-key-pair",
    id: uuidOf(root.id),
    thumbprint: root.id,
    display_name: root.id,
    algorithm: "ECDSA",
    active: true,
    private_key: null,
    created_at: date,
    updated_at: date,
    last_used_at: null,
    creator: null,
    merchant_accounts: [],
    roles: [expect.objectContaining({ slug: "administrator" })],
  });
  expect(await send("PUT", path, { display_name: "Root" })).toMatchObject({
    display_name: "Root",
    active: true,
  });
  expect((await send("GET", "/api-key-pairs")).items).toHaveLength(2);
});

test("instances that migrate at once all serve, and what one writes the others read", async () => {
  const open = await createFirstSchema({ root, other });
  const stores = await Promise.all([open(), open(), open(), open()]);
  const { id, publicKey } = await generateKeyPair();
  await stores[0]!.insert({ id, publicKey, createdAt: date, updatedAt: date, displayName: "New" });
  for (const store of stores) {
    expect((await store.find(id))!.displayName).toBe("New");
    expect((await store.fullPage({ ...listStart, limit: 9 })).pairs.map(({ position }) => position)).toEqual([
      3, 2, 1,
    ]);
  }
});

test("a reset brings back the root pair that the first schema remembers", async () => {
  const store = await (await createFirstSchema({ root, other }))();
  await store.delete(root.id);
  await store.reset();
  expect((await store.page({ ...listStart, limit: 9 })).pairs.map(({ id }) => id)).toEqual([root.id]);
  expect(await store.find(root.id)).toMatchObject({ publicKey: root.publicKey, createdAt: date });
});
