import { expect, test } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import { createClient } from "../create-client.ts";
import { drop, pair, send, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal2026 } from "../testing/real-server.ts";

test("update changes what is given, and leaves the rest", async () => {
  const { keyPairs, manager, roleIds } = await startReal2026();
  const { id, created_at } = await keyPairs.create({ ...manager, merchant_account_ids: ["shop"] });
  const renamed = await keyPairs.update(id, { display_name: "Deploys" });
  expect(renamed).toMatchObject({
    id,
    created_at,
    display_name: "Deploys",
    active: true,
    roles: [{ slug: "key-pair-manager" }],
    merchant_accounts: [{ id: "shop" }],
  });
  const changed = await keyPairs.update(id, { role_ids: [roleIds["analyst"]!] });
  expect(changed).toMatchObject({ display_name: "Deploys", roles: [{ slug: "analyst" }] });
});

test("a pair that is switched off is refused at once, and accepted again when it is switched on", async () => {
  const { keyPairs, server, manager } = await startReal2026();
  const { id, private_key: privateKey } = await keyPairs.create(manager);
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }) });
  await theirs.list();
  await keyPairs.update(id, { active: false });
  expect(await failureOf(theirs.list())).toMatchObject({ code: "unauthorized" });
  await keyPairs.update(id, { active: true });
  expect((await theirs.list()).items.length).toBeGreaterThan(0);
});

test("update sends its whole intent, and again where the answer was lost", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count === 1 ? drop(response) : send(response, 200, pair("one")),
  );
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  await keyPairs.update("one", { active: false, merchant_account_ids: [] });
  expect(server.received).toHaveLength(2);
  for (const { method, url, headers, body } of server.received) {
    expect([method, url, headers["content-type"]]).toEqual(["PUT", "/api-key-pairs/one", "application/json"]);
    expect(JSON.parse(body)).toEqual({ active: false, merchant_account_ids: [] });
  }
});

test.each([
  ["one", {}, "update"],
  ["one", { active: "no" }, "active"],
  ["one", { algorithm: "RSA" }, "algorithm"],
  ["one", undefined, "update"],
  ["", { active: true }, "id"],
])("update(%j, %j) is refused before anything is sent", async (id, changes, field) => {
  const server = await startHostileServer((response) => send(response, 200, pair("one")));
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  expect(await failureOf(keyPairs.update(id, changes as object))).toMatchObject({ code: "input", field });
  expect(server.received).toHaveLength(0);
});

test("a role that the signing pair does not have itself is forbidden to give", async () => {
  const { keyPairs, server, manager, roleIds } = await startReal2026();
  const { id, private_key: privateKey } = await keyPairs.create(manager);
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }) });
  const error = await failureOf(theirs.update(id, { role_ids: [roleIds["administrator"]!] }));
  expect(error).toMatchObject({ code: "forbidden", status: 403 });
});
