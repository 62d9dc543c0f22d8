import assert from "node:assert/strict";

import {
  createClient,
  isApiKeyPairsError,
  type AnyApiKeyPairsError,
  type ErrorCode,
} from "@api-key-pairs/client";
import { signWith } from "@api-key-pairs/client/auth";
import { startServer } from "@api-key-pairs/server";

import { fingerprint } from "./fingerprint.ts";
import type { Guide } from "./guide.ts";

/**
 * Walks through everything that the client does, against a real server on an empty store. Each step says what is
 * called and what came back, and throws when that is not what it should be.
 */
export async function tour({ step, say }: Guide): Promise<void> {
  step(
    "Start a server on an empty store and a free port",
    "const server = await startServer({ admin: true })",
  );
  await using server = await startServer({ admin: true });
  const rootKey = server.rootPrivateKey;
  say(`listening on ${server.url}`);
  say(`root private key ${fingerprint(rootKey)}`);

  step(
    "Make a client that signs with the root key pair",
    "const root = createClient({ baseUrl, auth: signWith({ privateKey }) })",
  );
  const root = createClient({ baseUrl: server.url, auth: signWith({ privateKey: rootKey }) });
  const start = await root.list();
  assert.equal(start.items.length, 1, "only the root key pair is there");
  say(`the list holds ${start.items.length} key pair: ${start.items[0]?.id}`);

  step("Create seven key pairs", "const created = await root.create()");
  const created = [];
  for (let i = 0; i < 7; i += 1) {
    const pair = await root.create();
    assert.match(pair.private_key, /^-----BEGIN PRIVATE KEY-----/);
    created.push(pair);
    say(`${pair.id}  ${pair.created_at}  private key ${fingerprint(pair.private_key)}`);
  }
  const [first, second] = created;
  assert(first && second);

  step("Print a created pair: its private key does not show", "console.log(created)");
  const printed = say(first);
  assert.match(printed, /\[redacted\]/);
  assert(!printed.includes("PRIVATE KEY"), "the private key is not printed");

  step(
    "Sign with a pair that was just created",
    "const own = createClient({ baseUrl, auth: signWith({ privateKey: created.private_key }) })",
  );
  const own = createClient({ baseUrl: server.url, auth: signWith({ privateKey: first.private_key }) });
  const page = await own.list({ limit: 3 });
  assert.equal(page.items.length, 3);
  assert(page.next_cursor && !page.previous_cursor, "the first page has a next one and none before it");
  say(`list({ limit: 3 }): ${page.items.length} items, next_cursor ${page.next_cursor}`);

  step("Walk the list forwards, item by item", "for await (const pair of own.list({ limit: 3 })) { ... }");
  const newestFirst = [...created.map((pair) => pair.id).toReversed(), start.items[0]?.id];
  const forwards: string[] = [];
  for await (const pair of own.list({ limit: 3 })) {
    forwards.push(pair.id);
    say(`${pair.id}  ${pair.created_at}`);
  }
  assert.deepEqual(forwards, newestFirst, "every pair comes once, the newest first");

  step(
    "Walk it backwards, page by page",
    'for await (const page of own.list({ limit: 3, cursor }).pages({ direction: "previous" })) { ... }',
  );
  let cursor: string | undefined;
  for await (const { previous_cursor } of own.list({ limit: 3 }).pages())
    cursor = previous_cursor ?? undefined;
  assert(cursor, "the last page has one before it");
  const backwards: string[][] = [];
  for await (const { items } of own.list({ limit: 3, cursor }).pages({ direction: "previous" })) {
    backwards.push(items.map((pair) => pair.id));
    say(`a page of ${items.length}: ${items.map((pair) => pair.id.slice(0, 8)).join(", ")}`);
  }
  assert.deepEqual(
    backwards,
    [newestFirst.slice(3, 6), newestFirst.slice(0, 3)],
    "the same pages in reverse order",
  );

  step("Delete a key pair", "await root.delete(created.id)");
  await root.delete(first.id);
  const left = await root.list().collect({ limit: 100 });
  assert(!left.some((pair) => pair.id === first.id), "the deleted pair is not in the list any more");
  say(`${first.id} is gone, ${left.length} are left`);

  step("The deleted pair is refused from now on", "await own.list()");
  say(await failure("unauthorized", own.list()));

  step("An error that is noticed before anything is sent", "await root.list({ limit: 0 })");
  say(await failure("input", root.list({ limit: 0 })));

  step("An error that the API answers with", "await root.delete(created.id) // once more");
  const notFound = await failure("not_found", root.delete(first.id));
  assert(notFound.code === "not_found" && notFound.requestId, "an answer of the API has a request id");
  say(notFound);

  step(
    "Order two failures, and list: it is tried again until it works",
    'server.admin.setFaults([{ kind: "status", status: 503, times: 2 }]); await root.list()',
  );
  server.admin.setFaults([{ kind: "status", status: 503, times: 2 }]);
  const survived = await root.list();
  const attempts = server.admin.requests({ operation: "list", limit: 3 }).map(({ status }) => status);
  assert.deepEqual(attempts, [200, 503, 503], "the third attempt came through");
  say(`${survived.items.length} items after answers of ${attempts.toReversed().join(", ")}`);

  step(
    "Lose the answer to a create: it is not sent again, and you are told",
    'server.admin.setFaults([{ kind: "drop", when: "after", times: 1 }]); await root.create()',
  );
  server.admin.setFaults([{ kind: "drop", when: "after", times: 1 }]);
  say(await failure("outcome_unknown", root.create()));
  const [orphan] = (await root.list()).items;
  assert(orphan && !created.some(({ id }) => id === orphan.id), "the pair was created, once");
  await root.delete(orphan.id);

  step("An error when nobody answers", "await server.close(); await root.delete(other.id)");
  await server.close();
  const connection = await failure("connection", root.delete(second.id));
  assert(
    connection.code === "connection" && connection.neverSent,
    "it is known that the request was never sent",
  );
  say(connection);
}

/** Awaits an error of a kind, and fails on every other outcome. */
async function failure(code: ErrorCode, call: PromiseLike<unknown>): Promise<AnyApiKeyPairsError> {
  try {
    await call;
  } catch (error) {
    if (isApiKeyPairsError(error) && error.code === code) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `expected an error with the code ${code}` });
}
