import { inspect } from "node:util";

import { expect, test } from "vitest";

import type { ClientOptions } from "./client-options.ts";
import { createClient } from "./create-client.ts";
import { resolveSettings } from "./settings.ts";
import { secretsIn } from "./testing/canaries.ts";
import { page, send, startHostileServer } from "./testing/hostile-server.ts";
import { failureOf } from "./testing/real-server.ts";

const baseUrlOf = (options: Omit<ClientOptions, "auth">) =>
  resolveSettings({ auth: "token", ...options }).baseUrl;

test.each([
  [{}, "https://api.plantly.gr4vy.app"],
  [{ instance: "acme" }, "https://api.acme.gr4vy.app"],
  [{ instance: "acme", environment: "production" }, "https://api.acme.gr4vy.app"],
  [{ instance: "acme", environment: "sandbox" }, "https://api.sandbox.acme.gr4vy.app"],
  [{ baseUrl: "https://api.example.com/" }, "https://api.example.com"],
  [{ baseUrl: "https://api.example.com/v1///" }, "https://api.example.com/v1"],
  [{ baseUrl: new URL("https://api.example.com/v1") }, "https://api.example.com/v1"],
  [{ baseUrl: "http://localhost:3000" }, "http://localhost:3000"],
  [{ baseUrl: "http://127.8.9.10" }, "http://127.8.9.10"],
  [{ baseUrl: "http://[::1]:80/" }, "http://[::1]"],
  [{ baseUrl: "http://keys.internal:8080", allowHttp: ["keys.internal"] }, "http://keys.internal:8080"],
] as const)("%j leads to %s", (options, url) => {
  expect(baseUrlOf(options)).toBe(url);
});

test.each([
  [
    { baseUrl: "http://api.example.com" },
    /baseUrl must use https, except on this machine or with allowHttp: \["api.example.com"\]/,
  ],
  [{ baseUrl: "http://127.0.0.1.example.com" }, /must use https/],
  [{ baseUrl: "http://localhost.example.com" }, /must use https/],
  [{ baseUrl: "http://app.localhost" }, /must use https/],
  [{ baseUrl: "http://notlocalhost" }, /must use https/],
  [{ baseUrl: "http://keys.internal.evil", allowHttp: ["keys.internal"] }, /must use https/],
  [{ baseUrl: "ftp://localhost" }, /must use https/],
  [{ baseUrl: "api.example.com" }, /baseUrl must be an absolute URL/],
  [{ baseUrl: "" }, /baseUrl must be an absolute URL/],
  [{ baseUrl: "https://user:pass@api.example.com" }, /without user name, password/],
  [{ baseUrl: "https://api.example.com?x=1" }, /without user name, password, query/],
  [{ baseUrl: "https://api.example.com", instance: "acme" }, /must not be given together with instance/],
  [{ instance: "acme.evil.com" }, /instance must be a name of letters, digits and hyphens/],
  [{ instance: "evil/#" }, /instance must be a name/],
  [{ instance: "" }, /instance must be a name/],
  [{ instance: "acme", environment: "staging" }, /environment must be "production" or "sandbox"/],
  [{ auth: "" }, /auth must be a token/],
  [{ auth: undefined }, /auth must be a token .*or signWith\(\{ privateKey \}\); got undefined/],
  [{ auth: 5 }, /auth must be a token/],
  [{ auth: "Bearer abc" }, /without the word Bearer/],
  [{ auth: "ключ" }, /must be a token/],
  [{ timeoutMs: 0 }, /timeoutMs must be a whole number from 1/],
  [{ timeoutMs: Number.POSITIVE_INFINITY }, /timeoutMs must be a whole number/],
  [{ attemptTimeoutMs: 2 ** 31 }, /attemptTimeoutMs must be a whole number from 1 to 2147483647/],
  [{ maxAttempts: 0 }, /maxAttempts must be a whole number from 1 to 10/],
  [{ maxResponseBytes: 65_535 }, /maxResponseBytes must be a whole number from 65536/],
  [{ headers: { Authorization: "x" } }, /headers must be one-line headers that neither fetch nor auth makes/],
  [{ headers: { "x y": "1" } }, /headers must be/],
  [{ headers: { x: "a\r\nb: c" } }, /headers must be one-line headers/],
  [{ headers: { expect: "100-continue" } }, /headers must be/],
  [{ observer: "log" }, /observer must be an object/],
  [{ allowHttp: "localhost" }, /allowHttp must be a list/],
  [{ token: "x" }, /token is not known to createClient, which takes auth, baseUrl/],
] as const)("createClient(%j) is refused with the field and the remedy", (options, message) => {
  expect(() => createClient({ auth: "token", ...(options as object) } as ClientOptions)).toThrow(
    expect.objectContaining({ code: "input", message: expect.stringMatching(message) }),
  );
});

test("a private key or a token in the wrong place is not repeated", () => {
  const secret = "-----BEGIN PRIVATE KEY-----\nMIHuAgEAMBAGByqGSM49\n-----END PRIVATE KEY-----";
  for (const options of [
    { auth: secret },
    { auth: "token", baseUrl: secret },
    { auth: "token", instance: secret },
    { auth: "token", headers: { x: secret } },
  ]) {
    let error: unknown;
    try {
      createClient(options);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ code: "input" });
    expect(secretsIn(error, [secret])).toEqual([]);
  }
});

test("a client that is printed shows no token", () => {
  const keyPairs = createClient({ auth: "canary-token-0123456789" });
  expect(secretsIn(keyPairs, ["canary-token-0123456789"])).toEqual([]);
  expect(inspect(keyPairs.list())).not.toContain("canary");
});

test.each([
  [{ timeout: 5 }, /timeout is not known to the options of list, which takes signal, timeoutMs, headers/],
  [{ timeoutMs: "5" }, /timeoutMs must be a whole number .* got a string/],
  [{ signal: { aborted: false } }, /signal must be an AbortSignal/],
  [{ headers: "x: y" }, /headers must be/],
])("the call options %j are refused before anything is sent", async (options, message) => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = createClient({ auth: "token", baseUrl: server.url });
  expect((await failureOf(keyPairs.list({}, options as object))).message).toMatch(message);
  expect((await failureOf(keyPairs.create({}, options as object))).code).toBe("input");
  expect((await failureOf(keyPairs.delete("x", options as object))).code).toBe("input");
  expect(server.received).toHaveLength(0);
});

test("headers of the client and of the call are sent, and the call's replace the client's", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const keyPairs = createClient({
    auth: "token",
    baseUrl: server.url,
    headers: { "X-Shop": "a", "x-other": "1" },
  });
  await keyPairs.list({}, { headers: { "x-shop": "b" } });
  expect(server.received[0]!.headers).toMatchObject({
    "x-shop": "b",
    "x-other": "1",
    accept: "application/json",
  });
});

test.each([[""], ["a b"], ["a\nb"], [undefined], [5]])(
  "a provider that gives %j is told what a token is, without it",
  async (token) => {
    const server = await startHostileServer((response) => send(response, 200, page([])));
    const keyPairs = createClient({ auth: () => token as string, baseUrl: server.url });
    expect(await failureOf(keyPairs.list())).toMatchObject({ code: "input", field: "auth" });
    expect(server.received).toHaveLength(0);
  },
);

test("what a provider throws reaches the caller as it is, and nothing is sent", async () => {
  const server = await startHostileServer((response) => send(response, 200, page([])));
  const failure = new Error("the vault is sealed");
  const throwing = createClient({
    auth: () => {
      throw failure;
    },
    baseUrl: server.url,
  });
  const rejecting = createClient({ auth: () => Promise.reject(failure), baseUrl: server.url });
  expect(await failureOf(throwing.create())).toBe(failure);
  expect(await failureOf(rejecting.list())).toBe(failure);
  expect(server.received).toHaveLength(0);
});
