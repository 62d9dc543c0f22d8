import type { ServerResponse } from "node:http";

import { expect, test, vi } from "vitest";

import { send, startHostileApi } from "../../testing/host-hostile-api.ts";
import { openSession, startHost } from "../../testing/host-start.ts";

const id = `-${"i".repeat(42)}`;
const pem = `-----BEGIN PRIVATE KEY-----\n${"k".repeat(64)}\n-----END PRIVATE KEY-----\n`;
const pair = { type: "api-key-pair", id, private_key: pem };

/** Lets a page go away while its request is at the API, and answers only when the host knows. */
async function leaveDuring(method: string, path: string, answer: (response: ServerResponse) => void) {
  const { promise: arrived, resolve } = Promise.withResolvers<ServerResponse>();
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  const { promise: gone, resolve: answered } = Promise.withResolvers<void>();
  const orphaned = vi.fn<(id: string | undefined) => void>(() => tell());
  const { url } = await startHostileApi(resolve);
  const dashboard = await startHost({
    target: { baseUrl: url },
    observer: { orphaned, answered: ({ route }) => route?.startsWith("/api/") && answered() },
  });
  const { ask } = await openSession(dashboard);
  const controller = new AbortController();
  const leaving = ask(method, path, { signal: controller.signal });
  const response = await arrived;
  controller.abort();
  await expect(leaving).rejects.toThrow("aborted");
  // By now the host has heard of it: it answers others.
  await ask("GET", "/session");
  answer(response);
  await gone;
  return { orphaned, told };
}

test.each([id, "00000000-0000-4000-8000-000000000000"])(
  "a pair that was created for a page that is gone is told by its id, and by nothing else: %s",
  async (created) => {
    const { orphaned, told } = await leaveDuring("POST", "/api/api-key-pairs", (response) =>
      send(response, 201, { ...pair, id: created }),
    );
    await told;
    expect(orphaned.mock.calls).toEqual([[created]]);
  },
);

test.each([
  ["not of its form", JSON.stringify({ ...pair, id: `\u001b[2J${id}` })],
  ["a private key", JSON.stringify({ ...pair, id: pem })],
  ["no text", JSON.stringify({ ...pair, id: 1 })],
  ["not there", "null"],
  ["in no JSON", JSON.stringify(pair).slice(0, -1)],
  ["in an answer without a body", ""],
])("such a pair is told without an id that is %s", async (_, body) => {
  const { orphaned, told } = await leaveDuring("POST", "/api/api-key-pairs", (response) =>
    response.writeHead(201, { "content-type": "application/json" }).end(body),
  );
  await told;
  expect(orphaned.mock.calls).toEqual([[undefined]]);
});

test("nothing is told of a create that the API refused, or of a page that leaves a list", async () => {
  const refused = await leaveDuring("POST", "/api/api-key-pairs", (response) => send(response, 403, pair));
  expect(refused.orphaned).not.toHaveBeenCalled();
  const list = await leaveDuring("GET", "/api/api-key-pairs", (response) => send(response, 200, pair));
  expect(list.orphaned).not.toHaveBeenCalled();
});

test("nothing is told of a pair that the page has got", async () => {
  const orphaned = vi.fn<(id: string | undefined) => void>();
  const { url } = await startHostileApi((response) => send(response, 201, pair));
  const dashboard = await startHost({ target: { baseUrl: url }, observer: { orphaned } });
  const { ask } = await openSession(dashboard);
  expect((await ask("POST", "/api/api-key-pairs")).json).toEqual(pair);
  await dashboard.close();
  expect(orphaned).not.toHaveBeenCalled();
});
