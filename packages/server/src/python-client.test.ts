import { expect, test } from "vitest";

import { keepConnection } from "./testing/keep-connection.ts";
import type { RawAnswer } from "./testing/on-the-wire.ts";
import { authorization } from "./testing/sign-token.ts";
import { start } from "./testing/start.ts";

// The client that the OpenAPI Generator made for Python from the 2021-10 contract: what it sends, byte for byte,
// and what its models accept.

/** A server, and the client with the root key: all on one connection. */
async function open() {
  const { server, headers } = await start();
  const sendOnConnection = await keepConnection(server.port);
  const clientWith = (signed: { authorization: string }) => {
    const send = async (method: string, target: string) => {
      const isPost = method === "POST";
      const lines = [
        `${method} ${target} HTTP/1.1`,
        `Host: 127.0.0.1:${server.port}`,
        "Accept-Encoding: identity",
        ...(isPost ? ["Content-Length: 0"] : []),
        "Accept: application/json",
        "User-Agent: OpenAPI-Generator/1.0.0/python",
        `Authorization: ${signed.authorization}`,
        ...(isPost ? ["Content-Type: application/json"] : []),
      ];
      return await sendOnConnection(`${lines.join("\r\n")}\r\n\r\n`);
    };
    return {
      create: async (host = "") => await send("POST", `${host}/api-key-pairs`),
      list: async (query = "", host = "") => await send("GET", `${host}/api-key-pairs${query}`),
      remove: async (id: string, host = "") => await send("DELETE", `${host}/api-key-pairs/${id}`),
    };
  };
  return {
    ...clientWith(headers),
    signedBy: async (privateKey: string) => clientWith(await authorization(privateKey)),
  };
}

const fields = ["type", "id", "private_key", "created_at", "updated_at"];
// What dateutil's parser, and so the client, takes for a date-time.
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

interface Pair {
  id: string;
  private_key: string | null;
}

interface Page {
  items: Pair[];
  next_cursor: string | null;
  previous_cursor: string | null;
}

function readPair(pair: Pair & Record<string, unknown>): Pair {
  expect(Object.keys(pair)).toEqual(fields);
  expect(pair["type"]).toBe("api-key-pair");
  expect(pair.id).toMatch(/^[A-Za-z0-9-_]{43}$/);
  expect(pair["created_at"]).toMatch(dateTime);
  expect(pair["updated_at"]).toMatch(dateTime);
  return pair;
}

function readPage(answer: RawAnswer, limit: number): Page {
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(answer.headers).not.toHaveProperty("content-encoding");
  // Python tells 20 from 20.0.
  expect(answer.body).toContain(`"limit":${limit},`);
  const page = JSON.parse(answer.body);
  expect(Object.keys(page)).toEqual(["items", "limit", "next_cursor", "previous_cursor"]);
  for (const cursor of [page.next_cursor, page.previous_cursor]) {
    if (cursor !== null) expect(cursor).toMatch(/^.{1,1000}$/);
  }
  for (const item of page.items) expect(readPair(item).private_key).toBeNull();
  return page;
}

test("create: an empty body that says it is JSON", async () => {
  const { create } = await open();
  const answer = await create();
  expect(answer.status).toBe(201);
  expect(readPair(JSON.parse(answer.body)).private_key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test("list: both directions, with the limit and without", async () => {
  const { create, list } = await open();
  const created: string[] = [];
  for (let count = 0; count < 4; count += 1) created.unshift(JSON.parse((await create()).body).id);
  const all = readPage(await list(), 20);
  expect(all.items.map(({ id }) => id)).toEqual([...created, all.items.at(-1)!.id]);
  expect([all.next_cursor, all.previous_cursor]).toEqual([null, null]);

  const first = readPage(await list("?limit=2"), 2);
  const second = readPage(await list(`?limit=2&cursor=${encodeURIComponent(first.next_cursor!)}`), 2);
  const third = readPage(await list(`?cursor=${second.next_cursor}&limit=2`), 2);
  expect([first.previous_cursor, third.next_cursor]).toEqual([null, null]);
  expect([first, second, third].flatMap(({ items }) => items)).toEqual(all.items);
  expect(readPage(await list(`?cursor=${third.previous_cursor}&limit=2`), 2)).toEqual(second);
  expect(readPage(await list(`?cursor=${second.previous_cursor}&limit=2`), 2)).toEqual(first);
});

test("delete: no content type, and an id that is percent-encoded", async () => {
  const { create, remove } = await open();
  const { id } = JSON.parse((await create()).body);
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  const encoded = id[0] + hex(id[1]) + id.slice(2).replaceAll("-", "%2D").replaceAll("_", "%5F");
  const answer = await remove(encoded);
  expect([answer.status, answer.body]).toEqual([204, ""]);
  const again = await remove(encoded);
  expect(again.status).toBe(404);
  expect(JSON.parse(again.body)).toMatchObject({ type: "error", code: "not_found", status: 404 });
});

test("a pair that was created signs, and is refused as documented once it is deleted", async () => {
  const { create, remove, signedBy } = await open();
  const { id, private_key } = JSON.parse((await create()).body);
  const other = await signedBy(private_key);
  expect(readPage(await other.list(), 20).items).toHaveLength(2);
  expect((await remove(id)).status).toBe(204);
  for (const refused of [await other.create(), await other.list(), await other.remove(id)]) {
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.body)).toEqual({
      type: "error",
      code: "unauthorized",
      status: 401,
      message: "No valid API authentication found",
      details: [],
    });
  }
});

test("a host that was configured with a slash at its end", async () => {
  const { create, list, remove } = await open();
  const { id } = JSON.parse((await create("/")).body);
  expect(readPage(await list("?limit=1", "/"), 1).items[0]!.id).toBe(id);
  expect((await remove(id, "/")).status).toBe(204);
});
