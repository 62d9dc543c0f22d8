import { expect, test } from "vitest";

import { startInProcess2026 } from "../../testing/in-process-2026-08.ts";

async function open(pairs: number) {
  const server = await startInProcess2026();
  for (let number = 1; number <= pairs; number += 1)
    await server.create({ display_name: `${number}`, active: number % 2 === 1 });
  const list = async (query = "") => (await server.send("GET", `/api-key-pairs${query}`)).body;
  const names = ({ items }: { items: { display_name: string }[] }) => items.map((pair) => pair.display_name);
  return { ...server, list, names };
}

test("all pairs are listed, active or not, newest first, as get gives them", async () => {
  const { send, list, names } = await open(3);
  const page = await list();
  expect(names(page)).toEqual(["3", "2", "1", "Root key pair"]);
  expect(page).toMatchObject({ limit: 20, next_cursor: null, previous_cursor: null });
  for (const pair of page.items.slice(0, 3))
    expect((await send("GET", `/api-key-pairs/${pair.id}`)).body).toEqual(pair);
});

test("a walk forwards and back again sees the same pages", async () => {
  const { list, names } = await open(4);
  const first = await list("?limit=2");
  const second = await list(`?limit=2&cursor=${first.next_cursor}`);
  const third = await list(`?limit=2&cursor=${second.next_cursor}`);
  expect([first, second, third].map(names)).toEqual([["4", "3"], ["2", "1"], ["Root key pair"]]);
  expect([first.previous_cursor, third.next_cursor]).toEqual([null, null]);
  expect(await list(`?limit=2&cursor=${third.previous_cursor}`)).toEqual(second);
  expect(await list(`?limit=2&cursor=${second.previous_cursor}`)).toEqual(first);
});

test("a limit that departs from the schema is refused as such, and a cursor that is not ours as a bad request", async () => {
  const { send } = await open(0);
  for (const limit of ["0", "101", "x", "1e1", ""]) {
    expect(await send("GET", `/api-key-pairs?limit=${limit}`)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["query", "limit"], msg: "limit must be a whole number from 1 to 100" }] },
    });
  }
  for (const cursor of ["", "x", "%00", "a".repeat(2000)]) {
    const { status, body } = await send("GET", `/api-key-pairs?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(body.details).toMatchObject([{ location: "query", pointer: "/cursor", type: "invalid_cursor" }]);
  }
});

test("what is not known in a query is ignored", async () => {
  const { list, names } = await open(1);
  expect(names(await list("?what=ever"))).toEqual(["1", "Root key pair"]);
});
