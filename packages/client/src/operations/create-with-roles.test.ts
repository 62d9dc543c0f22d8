import { expect, expectTypeOf, test } from "vitest";

import { generateKeyPair } from "../auth/generate-key-pair.ts";
import { signWith } from "../auth/sign-with.ts";
import { createClient } from "../create-client.ts";
import type { ApiKeyPair, CreatedApiKeyPair } from "../index.ts";
import { secretsIn } from "../testing/canaries.ts";
import { pair, send, sendError, startHostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal, startReal2026 } from "../testing/real-server.ts";

const role = "8f4b8c1a-1b2c-4d3e-9f5a-6b7c8d9e0f1a";
const named = { display_name: "CI", role_ids: [role] };

test("a pair with a name and roles signs, and may do what its roles allow and no more", async () => {
  const { keyPairs, server, roleIds } = await startReal2026();
  const analyst = await keyPairs.create({ display_name: "Reports", role_ids: [roleIds["analyst"]!] });
  expectTypeOf(analyst).toEqualTypeOf<CreatedApiKeyPair>();
  expect(analyst).toMatchObject({ display_name: "Reports", active: true, roles: [{ slug: "analyst" }] });
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: analyst.private_key }) });
  expect(await failureOf(theirs.create({ ...named, role_ids: [roleIds["analyst"]!] }))).toMatchObject({
    code: "forbidden",
  });
});

test("a pair that is made switched off cannot sign", async () => {
  const { keyPairs, server, manager } = await startReal2026();
  const { private_key: privateKey } = await keyPairs.create({ ...manager, active: false });
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }) });
  expect(await failureOf(theirs.list())).toMatchObject({ code: "unauthorized" });
});

test("a key of one's own is registered: it signs, and no private key crosses the wire", async () => {
  const { keyPairs, server, manager } = await startReal2026();
  const { public_key, private_key, thumbprint } = await generateKeyPair();
  const registered = await keyPairs.create({ ...manager, public_key });
  expectTypeOf(registered).toEqualTypeOf<ApiKeyPair>();
  expect(registered).toMatchObject({ thumbprint, private_key: null });
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey: private_key }) });
  expect((await theirs.list()).items.map((item) => item.id)).toContain(registered.id);
});

test("a key that is registered already is a conflict that names its pair", async () => {
  const { keyPairs, manager } = await startReal2026();
  const { public_key } = await generateKeyPair();
  const { id } = await keyPairs.create({ ...manager, public_key });
  const error = await failureOf(keyPairs.create({ ...manager, public_key }));
  expect(error).toMatchObject({ code: "conflict", status: 409, resourceId: id });
});

test("what is given is sent as JSON, in one request", async () => {
  const answer = { ...pair("fresh"), display_name: "CI", private_key: null };
  const server = await startHostileServer((response) => send(response, 201, answer));
  const keyPairs = createClient({
    auth: "token",
    baseUrl: server.url,
    headers: { "content-type": "text/plain" },
  });
  const { public_key } = await generateKeyPair();
  await keyPairs.create({ ...named, merchant_account_ids: [], public_key });
  expect(server.received).toHaveLength(1);
  const [{ headers, body }] = server.received as [(typeof server.received)[0]];
  expect(headers["content-type"]).toBe("application/json");
  expect(JSON.parse(body)).toEqual({ ...named, merchant_account_ids: [], public_key });
});

test("a 429 sends the whole body again", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count === 1
      ? sendError(response, 429, { "retry-after": "0" })
      : send(response, 201, { ...pair("fresh"), display_name: "CI" }),
  );
  const { public_key } = await generateKeyPair();
  await createClient({ auth: "token", baseUrl: server.url }).create({ ...named, public_key });
  expect(server.received.map(({ body }) => JSON.parse(body).public_key)).toEqual([public_key, public_key]);
});

test("an older API that takes no notice of name and roles is found out, and the key it made is not lost", async () => {
  const { keyPairs, server } = await startReal();
  const error = await failureOf(keyPairs.create(named));
  expect(error).toMatchObject({ code: "response", problem: "wrong_shape", status: 201 });
  expect(error.message).toContain("an API of revision 2021-10 takes no notice of it");
  const privateKey = error.revealPrivateKey();
  expect(secretsIn(error, [privateKey])).toEqual([]);
  const theirs = createClient({ baseUrl: server.url, auth: signWith({ privateKey }) });
  expect((await theirs.list()).items).toHaveLength(2);
});

test("an older API that mints in place of registering is found out as well", async () => {
  const { keyPairs } = await startReal();
  const { public_key } = await generateKeyPair();
  const error = await failureOf(keyPairs.create({ ...named, public_key }));
  expect(error).toMatchObject({ code: "response", problem: "wrong_shape" });
  expect(error.revealPrivateKey()).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test("an API of 2026-08 refuses a create without name and roles, by place and remedy", async () => {
  const { keyPairs } = await startReal2026();
  const error = await failureOf(keyPairs.create());
  expect(error).toMatchObject({ code: "unprocessable", status: 422 });
  expect(error.details).toEqual([expect.objectContaining({ location: "body" })]);
});

test.each([
  [{ display_name: "CI" }, "role_ids"],
  // A pair of all rights is made for those who ask for it, not for those whose settings came out empty.
  [{ display_name: undefined, role_ids: undefined }, "display_name"],
  [{ ...named, role_ids: ["analyst"] }, "role_ids"],
  [{ ...named, scopes: [] }, "scopes"],
  [{ ...named, public_key: "-----BEGIN PRIVATE KEY-----\nMIGb\n-----END PRIVATE KEY-----" }, "public_key"],
  [{ ...named, public_key: undefined, name: "CI" }, "name"],
])("%j is refused before anything is sent", async (input, field) => {
  const server = await startHostileServer((response) => send(response, 201, pair("fresh")));
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  expect(await failureOf(keyPairs.create(input as never))).toMatchObject({ code: "input", field });
  expect(server.received).toHaveLength(0);
});
