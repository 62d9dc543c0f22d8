import { createPublicKey } from "node:crypto";

import { expect, test } from "vitest";

import { generateKeyPair } from "../keys/key-pair.ts";
import { createRootKeyPair } from "../keys/root-key-pair.ts";
import { limitRequests } from "../rate-limit/limit-requests.ts";
import { createRateLimiter } from "../rate-limit/rate-limiter.ts";
import type { Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";
import type { Answer } from "../testing/contract.ts";
import { createContract } from "../testing/contract.ts";
import { roleId } from "../testing/in-process-2026-08.ts";
import { sendRaw } from "../testing/on-the-wire.ts";
import { openStore } from "../testing/open-store.ts";
import { serveStore } from "../testing/serve-store.ts";
import { sharedDocumentProblems } from "../testing/shared-document.ts";
import { authorization } from "../testing/sign-token.ts";
import { createDocument } from "./document.ts";

const { documentedOperations, contractProblems } = createContract(createDocument("2026-08"));
const scopes = ["*.read", "*.write"];
const publicKey = `-----BEGIN PUBLIC KEY-----
MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQB7JJcEdE5OjRS1VQiIRmQSaeew4CtQw0SRpr2c3k3xB0C
-----END PUBLIC KEY-----
`;

interface Sent {
  query?: string;
  body?: string;
}

/** A store, and servers on it that can be sent one request in each of the ways that lead to a different answer. */
async function open() {
  const store = await openStore();
  const privateKey = (await createRootKeyPair(store))!;
  const headers = await authorization(privateKey, { scopes });
  return {
    withoutScopes: await authorization(privateKey, { scopes: [] }),
    async serve(options: Parameters<typeof serveStore>[1] = {}, change: Partial<Store> = {}) {
      const { port, url } = await serveStore({ ...store, ...change }, { revision: "2026-08", ...options });
      return {
        sendBytes: async (method: string, path: string, rest: string): Promise<Answer> => ({
          method,
          path,
          ...(await sendRaw(port, `${method} ${path} HTTP/1.1\r\nHost: x\r\n${rest}`)),
        }),
        async send(
          method: string,
          path: string,
          { query = "", body }: Sent = {},
          signed = headers,
        ): Promise<Answer> {
          const init = { method, headers: signed, ...(body !== undefined && { body }) };
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

const json = (value: object): Sent => ({ body: JSON.stringify(value) });
const good = { display_name: "x", role_ids: [roleId("analyst")] };
const badQueries = [{ query: "?limit=0" }, { query: "?cursor=x" }, { query: "?what=ever" }];
const tooLong = { body: "x".repeat(65_537) };

/** Requests beyond those that every operation gets, by what they are to provoke; `existing` is the id of a pair. */
const more = (existing: string): Record<string, Sent[]> => ({
  "GET /api-key-pairs": badQueries,
  "POST /api-key-pairs": [
    { body: "{" },
    json({}),
    json(good),
    json({ ...good, algorithm: "RSA" }),
    json({ ...good, role_ids: [existing] }),
    json({ ...good, public_key: publicKey }),
    tooLong,
  ],
  "PUT /api-key-pairs/{api_key_pair_id}": [
    json({ active: true }),
    json({ active: 1 }),
    json({ role_ids: [existing] }),
    tooLong,
  ],
  "DELETE /api-key-pairs/{api_key_pair_id}": [{}, {}],
  "GET /roles": badQueries,
});

test.each(documentedOperations.filter(({ path }) => !path.includes(".")))(
  "$method $path answers with what the document says, and with all of that",
  async ({ method, path: template, statuses }) => {
    const { serve, withoutScopes } = await open();
    const { send, sendBytes } = await serve();
    const hasty = await serve({ headersTimeoutMs: 100, requestTimeoutMs: 100 });
    const limited = await serve({ authenticated: [limitRequests(await createRateLimiter(1))] });
    const broken = await serve({}, failingWith(new Error("broken")));
    const unavailable = await serve({}, failingWith(new StoreUnavailableError("away")));
    const { id } = JSON.parse((await send("POST", "/api-key-pairs", json(good))).body);
    const path = template.replace("{api_key_pair_id}", id);

    const answers = [
      await send(method, path, {}, { authorization: "Bearer a.b.c" }),
      await send(method, path, {}, withoutScopes),
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
    if (template.includes("{")) {
      const body = method === "PUT" ? json({}) : {};
      for (const other of ["x", crypto.randomUUID(), id])
        answers.push(await send(method, `/api-key-pairs/${other}`, body));
    }
    for (const sent of more(id)[`${method} ${template}`] ?? []) answers.push(await send(method, path, sent));
    if (method === "POST") {
      const { privateKey } = await generateKeyPair();
      const ownKey = createPublicKey(privateKey).export({ type: "spki", format: "pem" });
      const key = json({ ...good, public_key: ownKey });
      answers.push(await send(method, path, key), await send(method, path, key));
    }

    for (const answer of answers) expectInContract(answer);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(statuses));
  },
);

/** What a server answers without being asked for anything in particular: the document of the live service leaves it out. */
const unsaid = new Set([408, 413, 417, 431, 503]);

/** Expects an answer to be as both documents say: the one that the server serves, and the one that defines the revision. */
function expectInContract(answer: Answer) {
  const { method, path, status } = answer;
  const body = answer.body === "" ? undefined : JSON.parse(answer.body);
  expect([method, path, status, contractProblems(answer)]).toEqual([method, path, status, []]);
  const problems = sharedDocumentProblems(method, path, status, body);
  expect([method, path, status, problems]).toEqual([
    method,
    path,
    status,
    unsaid.has(status) ? undefined : [],
  ]);
}

test("what the document does not list is answered as it says", async () => {
  const { send } = await (await open()).serve();
  const { id } = JSON.parse((await send("POST", "/api-key-pairs", json(good))).body);
  for (const path of ["/api-key-pairs", `/api-key-pairs/${id}`, "/roles"]) {
    for (const method of ["PATCH", "OPTIONS", "PURGE"]) expectInContract(await send(method, path));
    const head = await send("HEAD", path);
    expect([path, head.status, contractProblems(head)]).toEqual([path, 200, []]);
  }
  for (const path of ["/roles/x", "/api-key-pairs/", "/"]) {
    for (const method of ["GET", "HEAD", "PATCH", "OPTIONS", "PURGE"]) {
      const answer = await send(method, path);
      expect([method, path, contractProblems(answer)]).toEqual([method, path, []]);
    }
  }
});
