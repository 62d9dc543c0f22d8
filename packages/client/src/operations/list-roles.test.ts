import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { page, send, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal, startReal2026 } from "../testing/real-server.ts";

test("roles are listed a page at a time, and all of them when they are iterated over", async () => {
  const { keyPairs } = await startReal2026();
  const first = await keyPairs.roles.list({ limit: 2 });
  expect(first.items).toHaveLength(2);
  const slugs = [];
  for await (const { slug } of keyPairs.roles.list({ limit: 2 })) slugs.push(slug);
  expect(slugs).toEqual(expect.arrayContaining(["administrator", "key-pair-manager", "analyst"]));
  expect(new Set(slugs).size).toBe(slugs.length);
});

test("a role says what it allows, and whom it is for", async () => {
  const { keyPairs } = await startReal2026();
  const roles = await keyPairs.roles.list().collect({ limit: 100 });
  expect(roles.find(({ slug }) => slug === "key-pair-manager")).toMatchObject({
    type: "role",
    permissions: { allow: expect.arrayContaining(["api-key-pairs.write"]) },
    assignable_to: expect.arrayContaining(["api-key-pair"]),
  });
});

test("limit and cursor are sent as they are", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  await keyPairs.roles.list({ limit: 5, cursor: "a+b" });
  expect(server.received[0]!.url).toBe("/roles?limit=5&cursor=a%2Bb");
  const error = await failureOf(keyPairs.roles.list({ limit: 0 }));
  expect(error).toMatchObject({ code: "input", field: "limit" });
});

test("an API of revision 2021-10 has no roles, and says so", async () => {
  const { keyPairs } = await startReal();
  expect(await failureOf(keyPairs.roles.list())).toMatchObject({ code: "not_found", path: "/roles" });
});
