import { expect, test } from "vitest";

import { createRootKeyPair } from "../keys/root-key-pair.ts";
import { createRateLimiter } from "../rate-limit/rate-limiter.ts";
import { limitRequests } from "../rate-limit/limit-requests.ts";
import type { Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";
import type { Answer } from "../testing/contract.ts";
import { contractProblems, documentedOperations } from "../testing/contract.ts";
import { sendRaw } from "../testing/on-the-wire.ts";
import { openStore } from "../testing/open-store.ts";
import { serveStore } from "../testing/serve-store.ts";
import { authorization } from "../testing/sign-token.ts";

interface Sent {
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A store, and servers on it that can be sent one request in each of the ways that lead to a different answer. */
async function open() {
  const store = await openStore();
  const privateKey = (await createRootKeyPair(store))!;
  const headers = await authorization(privateKey);
  return {
    rootId: (await store.rootId())!,
    withoutScopes: await authorization(privateKey, { scopes: [] }),
    async serve(options: Parameters<typeof serveStore>[1] = {}, change: Partial<Store> = {}) {
      const { port, url } = await serveStore({ ...store, ...change }, options);
      return {
        /** Sends what no client would. */
        sendBytes: async (method: string, path: string, rest: string): Promise<Answer> => ({
          method,
          path,
          ...(await sendRaw(port, `${method} ${path} HTTP/1.1\r\nHost: x\r\n${rest}`)),
        }),
        async send(method: string, path: string, { query = "", ...sent }: Sent = {}): Promise<Answer> {
          const init = { ...sent, method, headers: { ...headers, ...sent.headers } };
          const response = await fetch(url + path + query, init);
          const answered = Object.fromEntries(response.headers);
          return { method, path, status: response.status, headers: answered, body: await response.text() };
        },
      };
    },
  };
}

function failingWith(reason: Error): Partial<Store> {
  const raise = async (): Promise<never> => {
    throw reason;
  };
  return { find: raise, publicKeys: raise };
}

/** Requests beyond those that every operation gets, by what they are to provoke. */
const more: Record<string, Sent[]> = {
  "GET /api-key-pairs": [
    { query: "?limit=0&cursor=" },
    { query: "?cursor=unknown" },
    { query: "?limit=1" },
    { query: "?what=ever" },
  ],
  "POST /api-key-pairs": [
    { headers: { "content-type": "application/json" }, body: "{" },
    { headers: { "content-type": "application/json" }, body: "{}" },
    { body: "x".repeat(65_537) },
  ],
  "DELETE /api-key-pairs/{api_key_pair_id}": [{}],
  "GET /openapi.json": [{ headers: { "if-none-match": "*" } }],
};

/** The document has it because anything may fail; there is no way to make this one fail. */
const neverSeen = new Set(["GET /openapi.json 500"]);

test.each(documentedOperations)(
  "$method $path answers with what the document says, and with all of that",
  async ({ method, path: template, statuses }) => {
    const { serve, withoutScopes } = await open();
    const { send, sendBytes } = await serve();
    const hasty = await serve({ headersTimeoutMs: 100, requestTimeoutMs: 100 });
    const limited = await serve({ authenticated: [limitRequests(await createRateLimiter(1))] });
    const broken = await serve({}, failingWith(new Error("broken")));
    const unavailable = await serve({}, failingWith(new StoreUnavailableError("away")));
    const { id } = JSON.parse((await send("POST", "/api-key-pairs")).body);
    const path = template.replace("{api_key_pair_id}", id);

    const answers = [
      await send(method, path, { headers: { authorization: "Bearer a.b.c" } }),
      await send(method, path, { headers: withoutScopes }),
      await send(method, path, { headers: { "x-request-id": "my-own" } }),
      await limited.send(method, path),
      await limited.send(method, path),
      await broken.send(method, path),
      await unavailable.send(method, path),
      await hasty.sendBytes(method, path, ""),
      await sendBytes(method, path, "Expect: the-worst\r\nConnection: close\r\n\r\n"),
      await sendBytes(method, path, "no colon\r\n\r\n"),
      await sendBytes(method, path, `A: ${"x".repeat(16 * 1024)}\r\n\r\n`),
      await sendBytes(method, path, `Transfer-Encoding: chunked\r\n\r\n1;${"x".repeat(17 * 1024)}`),
    ];
    for (const sent of more[`${method} ${template}`] ?? []) answers.push(await send(method, path, sent));

    for (const answer of answers)
      expect([answer.status, contractProblems(answer)]).toEqual([answer.status, []]);
    const seen = answers.map(({ status }) => status);
    const expected = statuses.filter((status) => !neverSeen.has(`${method} ${template} ${status}`));
    expect(new Set(seen)).toEqual(new Set(expected));
  },
);

test("what the document does not list is answered as it says", async () => {
  const { serve, rootId } = await open();
  const { send } = await serve();
  const paths = ["/api-key-pairs", `/api-key-pairs/${rootId}`, "/openapi.json", "/.well-known/jwks.json"];
  for (const path of [...paths, "/", "/api-key-pairs/", "/api-key-pairs/a/b", "/.well-known"]) {
    for (const method of ["HEAD", "PUT", "PATCH", "OPTIONS", "PURGE"]) {
      const answer = await send(method, path);
      expect([method, path, contractProblems(answer)]).toEqual([method, path, []]);
    }
  }
});

test("an answer that departs from the document is found out", async () => {
  const { send } = await (await open()).serve();
  const good = await send("GET", "/api-key-pairs");
  expect(contractProblems(good)).toEqual([]);
  const { "x-request-id": _removed, ...headers } = good.headers;
  const departures: Partial<Answer>[] = [
    { status: 418 },
    { headers },
    { headers: { ...good.headers, "content-type": "text/html" } },
    { body: good.body.replace('"private_key":null', '"private_key":"x"') },
    { body: good.body.replace('"limit":20', '"limit":20,"more":1') },
    { body: good.body.replace('"next_cursor":null', '"next_cursor":""') },
    { body: good.body.replace('Z"', '"') },
  ];
  for (const departure of departures) expect(contractProblems({ ...good, ...departure })).not.toEqual([]);
});
