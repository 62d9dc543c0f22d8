import { createClient, type TokenProvider } from "@api-key-pairs/client";
import { generateKeyPair } from "@api-key-pairs/client/auth";
import { expect, test, vi } from "vitest";

import { send, startHostileApi } from "../../testing/host-hostile-api.ts";
import { openSession, startBoth, startHost } from "../../testing/host-start.ts";

test("the operations of revision 2021-10 go through, page by page", async () => {
  const { server, dashboard } = await startBoth();
  const { token: auth, cookie } = await openSession(dashboard);
  const keyPairs = createClient({ baseUrl: `${dashboard.url}/api`, auth, headers: { cookie } });
  const created = [];
  for (let count = 0; count < 5; count += 1) created.push(await keyPairs.create());
  expect(created[0]!.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);

  const pages = [];
  for await (const page of keyPairs.list({ limit: 2 }).pages()) pages.push(page.items.map(({ id }) => id));
  expect(pages.map((ids) => ids.length)).toEqual([2, 2, 2]);
  const newestFirst = created.map(({ id }) => id).toReversed();
  expect(pages.flat()).toEqual([...newestFirst, dashboard.signer]);

  await keyPairs.delete(newestFirst[0]!);
  await expect(keyPairs.delete(newestFirst[0]!)).rejects.toMatchObject({ code: "not_found" });
  expect((await keyPairs.list()).items).toHaveLength(5);
  expect(server.admin!.requests({ status: 401 })).toEqual([]);
});

test("what revision 2026-08 adds goes through: names and roles, one pair, changes", async () => {
  const { dashboard } = await startBoth({}, "2026-08");
  const { token: auth, cookie } = await openSession(dashboard);
  const keyPairs = createClient({ baseUrl: `${dashboard.url}/api`, auth, headers: { cookie } });
  const pages = [];
  for await (const page of keyPairs.roles.list({ limit: 4 }).pages()) pages.push(page.items);
  expect(pages.length).toBeGreaterThan(1);
  const role_ids = [pages.flat().find(({ slug }) => slug === "key-pair-manager")!.id];
  const { public_key, thumbprint } = await generateKeyPair();
  const { id } = await keyPairs.create({ display_name: "Zürich", role_ids, public_key });
  const changed = await keyPairs.update(id, { active: false });
  expect(changed).toMatchObject({ display_name: "Zürich", thumbprint, active: false });
  expect(await keyPairs.get(id)).toEqual(changed);
  await keyPairs.delete(id);
  await expect(keyPairs.get(id)).rejects.toMatchObject({ code: "not_found" });
});

test("an answer is passed on byte for byte, with the headers that the page reads and no other", async () => {
  const text = '{ "items": [],\t"limit":20, "next_cursor":"\\u00e9 ü", "new_field": 1.0 }';
  const { url } = await startHostileApi((response) => {
    response.setHeader("set-cookie", "a=b");
    response.setHeader("www-authenticate", "Basic");
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-security-policy", "default-src *");
    response.setHeader("location", "/elsewhere");
    response.setHeader("x-request-id", "request-1");
    response.setHeader("retry-after", "7");
    response.setHeader("date", "Tue, 01 Jan 2030 00:00:00 GMT");
    response.setHeader("cache-control", "public, max-age=60");
    response.writeHead(203, { "content-type": "application/json; charset=utf-8" }).end(text);
  });
  const { ask } = await openSession(await startHost({ target: { baseUrl: url } }));
  const answer = await ask("GET", "/api/api-key-pairs");
  expect(answer).toMatchObject({ status: 203, text });
  expect(answer.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-request-id": "request-1",
    "retry-after": "7",
    date: "Tue, 01 Jan 2030 00:00:00 GMT",
    "cache-control": "no-store",
    "content-security-policy": expect.stringMatching(/^default-src 'none';/),
  });
  for (const name of ["set-cookie", "www-authenticate", "access-control-allow-origin", "location"])
    expect(answer.headers).not.toHaveProperty(name);
});

test("the API gets what an operation needs, and nothing of the browser's", async () => {
  const { url, received } = await startHostileApi((response) => send(response, 404, {}));
  const target = { baseUrl: `${url}/base` };
  const { ask, cookie, token } = await openSession(await startHost({ target, auth: "own.token.1" }));
  const id = `-${"_".repeat(42)}`;
  const uuid = "00000000-0000-4000-8000-000000000000";
  const headers = { "x-mine": "1", "accept-language": "de", "user-agent": "Browser", referer: "http://x/" };
  await ask("GET", "/api/api-key-pairs", { headers });
  await ask("GET", "/api/api-key-pairs?cursor=a%2Bb%26c%3D%C3%BC%23&limit=2", { headers });
  await ask("POST", "/api/api-key-pairs", { headers });
  const json = { ...headers, "content-type": "application/json; x=1" };
  const text = '{ "display_name": "Zürich",\t"new_field": 1.0 }';
  await ask("POST", "/api/api-key-pairs", { headers: json, body: text });
  await ask("GET", `/api/api-key-pairs/${uuid}`, { headers });
  await ask("PUT", `/api/api-key-pairs/${uuid}`, { headers: json, body: text });
  await ask("DELETE", `/api/api-key-pairs/${id}`, { headers });
  await ask("GET", "/api/roles?limit=2", { headers });

  const types = received.map(({ headers: { "content-type": type } }) => type);
  expect(received.map(({ method, url, body }, index) => [method, url, body, types[index]])).toEqual([
    ["GET", "/base/api-key-pairs", "", undefined],
    ["GET", "/base/api-key-pairs?cursor=a%2Bb%26c%3D%C3%BC%23&limit=2", "", undefined],
    ["POST", "/base/api-key-pairs", "", undefined],
    ["POST", "/base/api-key-pairs", text, "application/json"],
    ["GET", `/base/api-key-pairs/${uuid}`, "", undefined],
    ["PUT", `/base/api-key-pairs/${uuid}`, text, "application/json"],
    ["DELETE", `/base/api-key-pairs/${id}`, "", undefined],
    ["GET", "/base/roles?limit=2", "", undefined],
  ]);
  for (const { headers } of received) {
    expect(headers).toMatchObject({ authorization: "Bearer own.token.1", accept: "application/json" });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
    const text = JSON.stringify(headers);
    for (const part of [token, cookie.split("=")[1]!, "x-mine", "Browser", '"de"', "http://x/"])
      expect(text).not.toContain(part);
  }
});

test.each([
  ["GET", undefined],
  ["POST", undefined],
  ["POST", '{"display_name":"One"}'],
])("after a 401 a %s is sent once more with a fresh token, and the same body: %s", async (method, body) => {
  const { url, received } = await startHostileApi((response, { headers }) => {
    const isFresh = headers.authorization === "Bearer fresh";
    send(response, isFresh ? 200 : 401, { isFresh }, { date: "Tue, 01 Jan 2030 00:00:00 GMT" });
  });
  const auth = vi.fn<TokenProvider>(({ rejected }) => (rejected ? "fresh" : "stale"));
  const { ask } = await openSession(await startHost({ target: { baseUrl: url }, auth }));
  auth.mockClear();
  const more = body === undefined ? {} : { body, headers: { "content-type": "application/json" } };
  expect((await ask(method, "/api/api-key-pairs", more)).json).toEqual({ isFresh: true });
  expect(received.map((request) => request.body)).toEqual([body ?? "", body ?? ""]);
  expect(auth.mock.calls.map(([{ rejected }]) => rejected)).toEqual([
    undefined,
    { token: "stale", serverTime: Date.UTC(2030) },
  ]);
});

test("a second 401 is the API's word, and so is one to a token that does not change", async () => {
  const body = { type: "error", code: "unauthorized", status: 401, message: "No", details: [] };
  const { url, received } = await startHostileApi((response) => send(response, 401, body));
  let count = 0;
  for (const auth of [() => `token-${(count += 1)}`, "constant"]) {
    received.length = 0;
    const { ask } = await openSession(await startHost({ target: { baseUrl: url }, auth }));
    const answer = await ask("GET", "/api/api-key-pairs");
    expect([answer.status, answer.json]).toEqual([401, body]);
    expect(received).toHaveLength(auth === "constant" ? 1 : 2);
  }
});
