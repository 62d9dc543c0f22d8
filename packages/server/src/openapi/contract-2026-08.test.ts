import { expect, onTestFinished, test } from "vitest";

import { createRootKeyPair } from "../keys/root-key-pair.ts";
import { limitRequests } from "../rate-limit/limit-requests.ts";
import { createRateLimiter } from "../rate-limit/rate-limiter.ts";
import { createSqliteStore } from "../store/sqlite-store.ts";
import type { Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";
import type { Answer } from "../testing/contract.ts";
import { createContract } from "../testing/contract.ts";
import { roleId } from "../testing/in-process-2026-08.ts";
import { sendRaw } from "../testing/on-the-wire.ts";
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

/** A server, and a way to send it one request in each of the ways that lead to a different answer. */
async function open(options: Parameters<typeof serveStore>[1] = {}, change: Partial<Store> = {}) {
  const store = await createSqliteStore();
  onTestFinished(async () => await store.close());
  const privateKey = (await createRootKeyPair(store))!;
  const headers = await authorization(privateKey, { scopes });
  const { port, url } = await serveStore({ ...store, ...change }, { revision: "2026-08", ...options });
  return {
    withoutScopes: await authorization(privateKey, { scopes: [] }),
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
    const server = await open();
    const { send, sendBytes, withoutScopes } = server;
    const hasty = await open({ headersTimeoutMs: 100, requestTimeoutMs: 100 });
    const limited = await open({ authenticated: [limitRequests(await createRateLimiter(1))] });
    const broken = await open({}, failingWith(new Error("broken")));
    const unavailable = await open({}, failingWith(new StoreUnavailableError("away")));
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
      const key = json({ ...good, public_key: await realPublicKey() });
      answers.push(await send(method, path, key), await send(method, path, key));
    }

    for (const answer of answers) {
      const body = answer.body === "" ? undefined : JSON.parse(answer.body);
      expect([answer.status, contractProblems(answer)]).toEqual([answer.status, []]);
      const problems = sharedDocumentProblems(method, answer.path, answer.status, body) ?? [];
      expect([answer.status, problems]).toEqual([answer.status, []]);
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(statuses));
  },
);

async function realPublicKey() {
  const { createPublicKey } = await import("node:crypto");
  const { generateKeyPair } = await import("../keys/key-pair.ts");
  const { privateKey } = await generateKeyPair();
  return createPublicKey(privateKey).export({ type: "spki", format: "pem" });
}

test("what the document does not list is answered as it says", async () => {
  const { send } = await open();
  const { id } = JSON.parse((await send("POST", "/api-key-pairs", json(good))).body);
  for (const path of ["/api-key-pairs", `/api-key-pairs/${id}`, "/roles", "/roles/x", "/api-key-pairs/"]) {
    for (const method of ["HEAD", "PATCH", "OPTIONS", "PURGE"]) {
      const answer = await send(method, path);
      expect([method, path, contractProblems(answer)]).toEqual([method, path, []]);
    }
  }
});
