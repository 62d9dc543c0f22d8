import { generateKeyPairSync } from "node:crypto";
import type { ServerResponse } from "node:http";

import { expect, test } from "vitest";

import { signWith } from "./auth/sign-with.ts";
import type { ClientOptions } from "./client-options.ts";
import { createClient } from "./create-client.ts";
import { secretsIn } from "./testing/canaries.ts";
import {
  closedPort,
  drop,
  pair,
  send,
  startHostileServer,
  truncate,
  type Received,
} from "./testing/hostile-server.ts";

const newPem = () =>
  generateKeyPairSync("ec", { namedCurve: "P-521" }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string;
const signing = newPem();
const minted = newPem();
const opaque = "opaque-canary-token.0123456789";

/** Every text of an answer repeats all that is secret: what was sent, and a key that was just minted. */
function echo({ token = "", headers }: Received): string {
  return [
    `Bearer ${token}`,
    headers.authorization,
    minted,
    signing,
    JSON.stringify(minted),
    encodeURIComponent(token),
  ].join(" ; ");
}

type Misbehaviour = (response: ServerResponse, request: Received) => unknown;
const statuses = [200, 201, 204, 302, 307, 400, 401, 403, 404, 405, 409, 422, 429, 500, 503];

const misbehaviours: Record<string, Misbehaviour> = {
  "drops the connection": (response) => drop(response),
  "answers in another protocol": (response, request) => response.socket?.end(`${echo(request)}\r\n\r\n`),
  "never answers": () => {},
};
for (const status of statuses) {
  const common = (request: Received) => ({
    "retry-after": "0",
    "x-request-id": encodeURIComponent(echo(request)),
  });
  Object.assign(misbehaviours, {
    [`${status} with secrets in every field`]: ((response, request) => {
      const text = echo(request);
      const detail = { location: text, pointer: text, message: text, type: text };
      const body = { type: "error", code: text, status, message: text, details: [detail], resource_id: text };
      send(response, status, { ...body, private_key: minted, id: text, [text]: text }, common(request));
    }) satisfies Misbehaviour,
    [`${status} in the other shape of errors`]: ((response, request) => {
      const text = echo(request);
      send(response, status, { detail: [{ loc: ["body", text], msg: text, type: text }] }, common(request));
    }) satisfies Misbehaviour,
    [`${status} with a pair of the wrong shape`]: ((response) => {
      send(response, status, {
        ...pair("x"),
        created_at: minted,
        private_key: minted,
        items: [{ id: minted }],
      });
    }) satisfies Misbehaviour,
    [`${status} as text`]: ((response, request) => {
      send(response, status, echo(request), {
        "content-type": "text/plain",
        location: `http://127.0.0.1/${request.token}`,
      });
    }) satisfies Misbehaviour,
    [`${status} cut off`]: ((response, request) =>
      truncate(
        response,
        status,
        `{"private_key":${JSON.stringify(minted)},"x":"${echo(request)}`,
      )) satisfies Misbehaviour,
    [`${status} too large`]: ((response, request) =>
      send(response, status, echo(request).repeat(60))) satisfies Misbehaviour,
  });
}

const auths: Record<string, ClientOptions["auth"]> = {
  "a signer": signWith({ privateKey: signing }),
  "an opaque token": opaque,
  "an opaque token from a function": () => opaque,
};

/** The values that show a secret. They are searched many at a time, since they have much in common. */
function leaksAmong(values: readonly unknown[], secrets: readonly string[]): unknown[] {
  const doesLeak = (value: unknown) => secretsIn(value, secrets).length > 0;
  // Of an array, a hundred entries are printed.
  const some = values.slice(0, 100);
  if (some.length === 0) return [];
  const leaks = doesLeak(some) ? some.filter(doesLeak) : [];
  return [...leaks, ...leaksAmong(values.slice(100), secrets)];
}

test("after hundreds of failures of every kind, no secret is in any error, printed value or record", async () => {
  const sent = new Set<string>();
  const shown: unknown[] = [];
  let failures = 0;
  for (const [name, misbehave] of Object.entries(misbehaviours)) {
    const server = await startHostileServer((response, request) => {
      if (request.token !== undefined) sent.add(request.token);
      return misbehave(response, request);
    });
    const calls = Object.values(auths).flatMap((auth) => {
      const keep = (record: object) => shown.push(record);
      const keyPairs = createClient({
        auth,
        baseUrl: server.url,
        maxAttempts: 2,
        attemptTimeoutMs: name === "never answers" ? 20 : 5_000,
        maxResponseBytes: 65_536,
        observer: { request: keep, response: keep, retry: keep },
      });
      // A part of a key in the place of an id is one more way to leak it.
      return [
        keyPairs.create(),
        keyPairs.list().collect({ limit: 50 }),
        keyPairs.delete("an-id"),
        keyPairs.delete(signing.slice(30, 280)),
      ];
    });
    for (const result of await Promise.allSettled(calls)) {
      if (result.status === "fulfilled") continue;
      failures += 1;
      shown.push(result.reason);
    }
  }
  const nowhere = createClient({
    auth: opaque,
    baseUrl: `http://127.0.0.1:${await closedPort()}`,
    maxAttempts: 1,
  });
  shown.push(await nowhere.create().catch((error: unknown) => error));

  expect(failures).toBeGreaterThan(500);
  expect(sent.size).toBeGreaterThanOrEqual(2);
  const secrets = [signing, minted, opaque, ...sent];
  // The search finds what is there to be found.
  expect(secretsIn(new Error("x", { cause: { deep: [minted] } }), secrets)).not.toEqual([]);
  expect(leaksAmong(shown, secrets)).toEqual([]);
});
