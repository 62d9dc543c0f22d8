import type { ApiKeyPairPage } from "@api-key-pairs/core";
import { apiKeyPairPageSchema } from "@api-key-pairs/core";
import { expect, inject, test } from "vitest";

import { keyPairFromPem } from "../keys/key-pair.ts";
import { startInProcess } from "../testing/in-process.ts";

async function open(pairs = 0) {
  const server = await startInProcess();
  const { store, call } = server;
  const template = (await store.find((await store.rootId())!))!;
  const insert = async (name: string) => await store.insert({ ...template, id: name.padEnd(43, "_") });
  for (let index = 1; index <= pairs; index += 1) await insert(`${index}`);
  const list = async (query = "") => {
    const response = await call("GET", `/api-key-pairs${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as ApiKeyPairPage;
  };
  return {
    ...server,
    insert,
    list,
    names: ({ items }: ApiKeyPairPage) => items.map(({ id }) => id.replace(/_+$/, "")),
    next: async ({ limit, next_cursor }: ApiKeyPairPage) =>
      await list(`?limit=${limit}&cursor=${next_cursor}`),
    previous: async ({ limit, previous_cursor }: ApiKeyPairPage) =>
      await list(`?limit=${limit}&cursor=${previous_cursor}`),
    remove: async (name: string) => await store.delete(name.padEnd(43, "_")),
  };
}

test("an item has the five fields of the contract and never a private key", async () => {
  const { list, create } = await open();
  const created = await create();
  const page = await list();
  expect(page.items[0]).toEqual({ ...created, private_key: null });
  expect(Object.keys(page)).toEqual(["items", "limit", "next_cursor", "previous_cursor"]);
  expect(apiKeyPairPageSchema.safeParse(page).success).toBe(true);
});

test("a page holds 20 items unless told otherwise, newest first", async () => {
  const { list, names } = await open(21);
  const page = await list();
  expect(page.limit).toBe(20);
  expect(names(page)).toEqual(Array.from({ length: 20 }, (_, index) => `${21 - index}`));
});

test("a walk forwards and back again sees the same pages, and ends on null, not on an empty page", async () => {
  // With the root pair, that makes three full pages.
  const { list, next, previous, names } = await open(5);
  const first = await list("?limit=2");
  const second = await next(first);
  const third = await next(second);
  expect([first, second].map(names)).toEqual([
    ["5", "4"],
    ["3", "2"],
  ]);
  expect(names(third)[0]).toBe("1");
  expect([first.previous_cursor, third.next_cursor]).toEqual([null, null]);

  const secondAgain = await previous(third);
  const firstAgain = await previous(secondAgain);
  expect(secondAgain).toEqual(second);
  expect(firstAgain).toEqual(first);
});

test("a walk back past the former first page includes what was created meanwhile", async () => {
  const { list, next, previous, names, insert } = await open(3);
  const second = await next(await list("?limit=2"));
  for (const name of ["new1", "new2", "new3"]) await insert(name);
  const back = await previous(second);
  expect(names(back)).toEqual(["3", "2"]);
  const further = await previous(back);
  expect(names(further)).toEqual(["new2", "new1"]);
  const start = await previous(further);
  expect(names(start)).toEqual(["new3"]);
  expect(start.previous_cursor).toBeNull();
});

test("a cursor keeps its place when the pair it was made from is deleted", async () => {
  const { list, next, names, remove } = await open(4);
  const first = await list("?limit=2");
  await remove("3");
  expect(names(await next(first))[0]).toBe("2");
});

test("a page whose newer pairs were all deleted meanwhile is empty, and leads back", async () => {
  const { list, next, previous, names, remove } = await open(4);
  const second = await next(await list("?limit=2"));
  for (const name of ["3", "4"]) await remove(name);
  const empty = await previous(second);
  expect(empty).toMatchObject({ items: [], previous_cursor: null });
  expect(names(await next(empty))).toEqual(["2", "1"]);
});

test("a page whose older pairs were all deleted meanwhile is empty, and leads back", async () => {
  const { store, create, privateKey, callAs, remove, insert } = await open(1);
  const { id, private_key } = await create();
  const list = async (query: string) =>
    (await (await callAs(private_key, {}, "GET", `/api-key-pairs${query}`)).json()) as ApiKeyPairPage;
  const { next_cursor } = await list("?limit=1");
  await remove("1");
  await store.delete(keyPairFromPem(privateKey).id);
  const empty = await list(`?cursor=${next_cursor}`);
  expect(empty).toMatchObject({ items: [], next_cursor: null });
  await insert("2");
  const back = await list(`?cursor=${empty.previous_cursor}`);
  expect(back.items.map((item) => item.id)).toEqual(["2".padEnd(43, "_"), id]);
});

test("a cursor does not depend on the limit", async () => {
  const { list, names } = await open(6);
  const { next_cursor } = await list("?limit=1");
  expect(names(await list(`?cursor=${next_cursor}&limit=3`))).toEqual(["5", "4", "3"]);
});

test("thousands of pairs are each seen exactly once in both directions while others come and go", async () => {
  // It takes PostgreSQL longer to write so many.
  const total = inject("postgresUrl") === undefined ? 10_000 : 2000;
  const { list, next, previous, names, insert, remove } = await open(total);
  let counter = 0;
  const churn = async () => {
    counter += 1;
    await insert(`new${counter}`);
    await remove(`new${counter - 3}`);
    // Some of the old ones go while the walk is on: those may be seen or not.
    await remove(`${counter * 40}`);
  };
  const walk = async (direction: "next" | "previous", from: ApiKeyPairPage) => {
    const pages = [from];
    for (let page = from; page[`${direction}_cursor`] !== null; pages.push(page)) {
      await churn();
      page = direction === "next" ? await next(page) : await previous(page);
    }
    return pages;
  };
  const forwards = await walk("next", await list("?limit=100"));
  const backwards = await walk("previous", forwards.at(-1)!);
  for (const pages of [forwards, backwards]) {
    const seen = pages.flatMap(names);
    const unique = new Set(seen);
    expect(unique.size).toBe(seen.length);
    const stayed = Array.from({ length: total }, (_, index) => index + 1).filter((name) => name % 40 !== 0);
    expect(stayed.filter((name) => !unique.has(`${name}`))).toEqual([]);
  }
});

test("a limit that is no whole number from 1 to 100 is refused, naming field and remedy", async () => {
  const { call } = await open();
  for (const limit of [
    "0",
    "101",
    "1.5",
    "-1",
    "five",
    "",
    "1e1",
    "0x10",
    "%201",
    "9".repeat(20),
    "9".repeat(400),
    "1_0",
    "%D9%A1",
  ]) {
    const response = await call("GET", `/api-key-pairs?limit=${limit}`);
    expect(await response.json()).toEqual({
      type: "error",
      code: "bad_request",
      status: 400,
      message: "Request failed validation",
      details: [
        {
          location: "query",
          pointer: "/limit",
          message: "limit must be a whole number from 1 to 100",
          type: expect.any(String),
        },
      ],
    });
    expect(response.status).toBe(400);
  }
});

test("limits from 1 to 100 are taken", async () => {
  const { list } = await open();
  for (const limit of [1, 20, 100]) expect((await list(`?limit=${limit}`)).limit).toBe(limit);
});

test("a cursor that this server did not make is refused, naming field and remedy", async () => {
  const [{ call, list }, other] = [await open(3), await open(3)];
  const { next_cursor } = await list("?limit=1");
  const foreign = (await other.list("?limit=1")).next_cursor!;
  const tampered = `${next_cursor!.slice(0, 12)}B${next_cursor!.slice(13)}`;
  for (const cursor of [
    "",
    "x",
    "null",
    tampered,
    foreign,
    `${next_cursor}=`,
    "x".repeat(1001),
    "%00",
    "%FF",
  ]) {
    const response = await call("GET", `/api-key-pairs?cursor=${cursor}`);
    expect(response.status).toBe(400);
    const { code, details } = (await response.json()) as { code: string; details: { message: string }[] };
    expect({ code, details }).toMatchObject({
      code: "bad_request",
      details: [{ location: "query", pointer: "/cursor" }],
    });
    expect(details[0]!.message).toMatch(/^cursor must be a next_cursor or previous_cursor /);
  }
});

test("everything that is wrong with a query is said at once", async () => {
  const { call } = await open();
  const { details } = (await (await call("GET", "/api-key-pairs?limit=0&cursor=")).json()) as {
    details: object[];
  };
  expect(details).toHaveLength(2);
});

test("query parameters that are not known are ignored", async () => {
  const { list } = await open();
  expect((await list("?limit=1&what=ever")).items).toHaveLength(1);
});
