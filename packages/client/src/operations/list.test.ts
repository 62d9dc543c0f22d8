import { serve } from "@hono/node-server";
import { createApp, createRootKeyPair, createSqliteStore } from "@api-key-pairs/server";
import { expect, onTestFinished, test } from "vitest";

import { signWith } from "../auth/sign-with.ts";
import { createClient } from "../create-client.ts";
import { page, send, startHostileServer, type HostileServer } from "../testing/hostile-server.ts";
import { failureOf, startReal } from "../testing/real-server.ts";

const clientOf = ({ url }: HostileServer) => createClient({ auth: "token", baseUrl: url });

test("list gives a page when it is awaited, and every item when it is iterated over", async () => {
  const { keyPairs } = await startReal();
  const ids = [];
  for (let i = 0; i < 5; i += 1) ids.unshift((await keyPairs.create()).id);

  const first = await keyPairs.list({ limit: 2 });
  expect(first).toMatchObject({ limit: 2, previous_cursor: null });
  expect(first.items.map((item) => item.id)).toEqual(ids.slice(0, 2));

  const all = [];
  for await (const item of keyPairs.list({ limit: 2 })) all.push(item.id);
  expect(all.slice(0, 5)).toEqual(ids);
  expect(all).toHaveLength(6);
});

test("pages go backwards from a cursor, and items in exactly the reverse order", async () => {
  const { keyPairs } = await startReal();
  for (let i = 0; i < 6; i += 1) await keyPairs.create();
  const forwards: string[] = [];
  let last: string | undefined;
  for await (const { items, previous_cursor } of keyPairs.list({ limit: 2 }).pages()) {
    forwards.push(...items.map((item) => item.id));
    last = previous_cursor ?? undefined;
  }
  const backwards: string[] = [];
  for await (const item of keyPairs.list({ limit: 2, cursor: last! }).items({ direction: "previous" })) {
    backwards.push(item.id);
  }
  expect(backwards).toEqual(forwards.slice(0, -1).toReversed());
});

test("limit and cursor are sent as they are, and nothing is sent that was not given", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = clientOf(server);
  await keyPairs.list();
  await keyPairs.list({ limit: 100, cursor: "a+b/c=&d%" });
  expect(server.received.map((request) => request.url)).toEqual([
    "/api-key-pairs",
    "/api-key-pairs?limit=100&cursor=a%2Bb%2Fc%3D%26d%25",
  ]);
});

test("fields that are not known yet pass through untouched", async () => {
  const body = { ...page(["one"]), total: 7 };
  Object.assign(body.items[0]!, { team: "checkout", tags: [{ id: "r" }] });
  const server = await startHostileServer((response) => send(response, 200, body));
  expect(await clientOf(server).list()).toEqual(body);
});

test("nothing is sent before a list is awaited or iterated over", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const list = clientOf(server).list();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.received).toHaveLength(0);
  await list;
  await list;
  expect(server.received).toHaveLength(1);
});

const badParams: [object, string][] = [
  [{ limit: 0 }, "limit must be a whole number from 1 to 100; got 0"],
  [{ limit: 101 }, "limit must be a whole number from 1 to 100; got 101"],
  [{ limit: 1.5 }, "limit must be a whole number from 1 to 100; got 1.5"],
  [{ limit: "5" }, "limit must be a whole number from 1 to 100; got a string of 1 characters"],
  [{ limit: 1000 }, "limit must be a whole number from 1 to 100; got 1000"],
  [{ cursor: "x".repeat(1001) }, "cursor must be a next_cursor or previous_cursor of the API"],
  [{ cursor: "" }, "cursor must be a next_cursor or previous_cursor of the API"],
  [{ curser: "x" }, "curser is not known to list, which takes limit, cursor"],
];
test.each(badParams)("list(%j) fails before anything is sent", async (params, message) => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = clientOf(server);
  const awaited = await failureOf(keyPairs.list(params));
  expect(awaited.code).toBe("input");
  expect(awaited.message).toContain(message);
  expect((await failureOf(keyPairs.list(params).collect({ limit: 5 }))).message).toBe(awaited.message);
  expect(server.received).toHaveLength(0);
});

test("a tampered cursor is a 400 that names the field and the remedy", async () => {
  const { keyPairs } = await startReal();
  await keyPairs.create();
  const { next_cursor: cursor } = await keyPairs.list({ limit: 1 });
  const tampered = (cursor![0] === "A" ? "B" : "A") + cursor!.slice(1);
  const error = await failureOf(keyPairs.list({ cursor: tampered }));
  expect(error).toMatchObject({ code: "bad_request", details: [{ location: "query", pointer: "/cursor" }] });
  expect(error.message).toMatch(/cursor must be a next_cursor or previous_cursor .*leave it out/);
});

test.each([
  ["at once", ["a", "a"]],
  ["after a round", ["a", "b", "c", "a"]],
])("a cursor that repeats %s ends the walk with an error, and no request more", async (_name, cursors) => {
  const server = await startHostileServer((response, _request, count) => {
    if (count > 20) throw new Error("the walk does not end");
    send(response, 200, page([`id-${count}`], cursors[count - 1] ?? "again"));
  });
  const seen: string[] = [];
  const error = await failureOf(
    (async () => {
      for await (const item of clientOf(server).list()) seen.push(item.id);
    })(),
  );
  expect(error.code).toBe("pagination");
  expect(seen).toHaveLength(cursors.length);
  expect(server.received).toHaveLength(cursors.length);
});

test("an empty page is not the end", async () => {
  const pages = [page(["a"], "1"), page([], "2"), page(["b"])];
  const server = await startHostileServer((response, _request, count) =>
    send(response, 200, pages[count - 1]),
  );
  const items = await clientOf(server).list().collect({ limit: 10 });
  expect(items.map((item) => item.id)).toEqual(["a", "b"]);
});

test("leaving a walk gives up the page that was fetched ahead", async () => {
  let closed: (() => void) | undefined;
  const wasClosed = new Promise<void>((resolve) => (closed = resolve));
  let asked: (() => void) | undefined;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  const server = await startHostileServer((response, _request, count) => {
    if (count === 1) return send(response, 200, page(["a", "b"], "more"));
    response.once("close", closed!);
    return asked!();
  });
  for await (const _item of clientOf(server).list()) {
    await wasAsked;
    break;
  }
  await wasClosed;
  expect(server.received).toHaveLength(2);
});

test("10,000 pairs are walked exactly once in both directions while others come and go", async () => {
  const store = await createSqliteStore();
  const privateKey = (await createRootKeyPair(store))!;
  const now = "2024-05-01T10:00:00.000Z";
  const publicKey = { kty: "EC", crv: "P-521", x: "x", y: "y" } as const;
  const idOf = (name: string) => name.padStart(43, "_");
  const insert = (id: string) => store.insert({ id, publicKey, createdAt: now, updatedAt: now });
  const staying = Array.from({ length: 10_000 }, (_, i) => idOf(`stay-${i}`));
  const leaving: string[] = [];
  for (const [i, id] of staying.entries()) {
    await insert(id);
    if (i % 10 === 0) {
      leaving.push(idOf(`leave-${i}`));
      await insert(leaving.at(-1)!);
    }
  }
  const app = createApp({ store });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1", overrideGlobalObjects: false });
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  });
  await new Promise((resolve) => (server.listening ? resolve(0) : server.once("listening", resolve)));
  const { port } = server.address() as { port: number };
  const keyPairs = createClient({ baseUrl: `http://127.0.0.1:${port}`, auth: signWith({ privateKey }) });

  let walking = true;
  const others = (async () => {
    while (walking) {
      await keyPairs.create();
      const id = leaving.pop();
      if (id !== undefined) await keyPairs.delete(id);
    }
  })();

  const forwards: string[] = [];
  let last: Awaited<ReturnType<typeof keyPairs.list>> | undefined;
  for await (const page of keyPairs.list({ limit: 100 }).pages()) {
    forwards.push(...page.items.map((item) => item.id));
    last = page;
  }
  const backwards: string[] = [];
  for await (const item of keyPairs
    .list({ limit: 100, cursor: last!.previous_cursor! })
    .items({ direction: "previous" })) {
    backwards.push(item.id);
  }
  walking = false;
  await others;

  const stayed = (ids: string[]) => ids.filter((id) => id.includes("stay-"));
  const expected = staying.toReversed();
  expect(stayed(forwards)).toEqual(expected);
  // The walk back starts at the page before the last one.
  const onLastPage = stayed(last!.items.map((item) => item.id)).length;
  expect(stayed(backwards)).toEqual(expected.slice(0, expected.length - onLastPage).toReversed());
  expect(new Set(forwards).size).toBe(forwards.length);
  expect(new Set(backwards).size).toBe(backwards.length);
});
