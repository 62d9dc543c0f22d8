import { inspect } from "node:util";

import { expect, test } from "vitest";

import { createClient } from "../create-client.ts";
import { secretsIn } from "../testing/canaries.ts";
import {
  closedPort,
  drop,
  type HostileServer,
  pair,
  send,
  sendError,
  startHostileServer,
  truncate,
} from "../testing/hostile-server.ts";
import { failureOf, startReal } from "../testing/real-server.ts";

const pem = `-----BEGIN PRIVATE KEY-----
MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIBcanarycanarycana
QrycanaQrycanaQrycanaQrycanaQrycanaQrycanaQrycanaQrycanaQrycanaQ
rycanaQrycanaQ==
-----END PRIVATE KEY-----
`;
const created = { ...pair("fresh"), private_key: pem };
const clientOf = ({ url }: HostileServer) => createClient({ auth: "token", baseUrl: url });

test("create returns the five fields of the pair, with a private key that signs", async () => {
  const { keyPairs } = await startReal();
  const result = await keyPairs.create();
  expect(Object.keys(result).toSorted()).toEqual(["created_at", "id", "private_key", "type", "updated_at"]);
  expect(result.private_key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test("create sends an empty body without a content type", async () => {
  const server = await startHostileServer((response) => send(response, 201, created));
  await clientOf(server).create();
  const [request] = server.received;
  expect(request).toMatchObject({ method: "POST", url: "/api-key-pairs", body: "" });
  expect(request!.headers["content-type"]).toBeUndefined();
  expect(request!.headers["content-length"]).toBe("0");
});

test("a created pair is printed without its private key, and still gives it", async () => {
  const server = await startHostileServer((response) => send(response, 201, { ...created, extra: { a: 1 } }));
  const result = await clientOf(server).create();
  expect(inspect({ result }, { depth: 9 })).not.toContain("canary");
  expect(inspect(result)).toContain("[redacted]");
  expect(result.private_key).toBe(pem);
  expect(JSON.parse(JSON.stringify(result))).toEqual({ ...created, extra: { a: 1 } });
});

test.each([500, 501, 502, 503, 504, 599])(
  "a create answered with %i is not sent again, and its outcome is unknown",
  async (status) => {
    const server = await startHostileServer((response) =>
      sendError(response, status, { "retry-after": "0" }),
    );
    const before = Date.now();
    const error = await failureOf(clientOf(server).create());
    expect(server.received).toHaveLength(1);
    expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "server", status } });
    expect(Date.parse(error.since)).toBeGreaterThanOrEqual(before);
    expect(error.message).toContain(error.since);
  },
);

test("a create whose connection is reset is not sent again, and its outcome is unknown", async () => {
  const server = await startHostileServer((response) => drop(response));
  const error = await failureOf(clientOf(server).create());
  expect(server.received).toHaveLength(1);
  expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "connection", neverSent: false } });
});

test("a create without an answer in time is not sent again, and its outcome is unknown", async () => {
  const server = await startHostileServer(() => {});
  const error = await failureOf(clientOf(server).create({}, { timeoutMs: 1000 }));
  expect(server.received).toHaveLength(1);
  expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "timeout", timeoutMs: 1000 } });
});

test("a create that is aborted in flight has an unknown outcome, and one that is aborted before is just aborted", async () => {
  const abort = new AbortController();
  const server = await startHostileServer(() => abort.abort());
  const error = await failureOf(clientOf(server).create({}, { signal: abort.signal }));
  expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "aborted" } });

  const early = await failureOf(clientOf(server).create({}, { signal: AbortSignal.abort() }));
  expect(early.code).toBe("aborted");
  expect(server.received).toHaveLength(1);
});

test("a create that is aborted between two attempts is not sent again, and its outcome is known", async () => {
  const abort = new AbortController();
  const server = await startHostileServer((response) => sendError(response, 429, { "retry-after": "0" }));
  const observer = { retry: () => abort.abort() };
  const keyPairs = createClient({ auth: "token", baseUrl: server.url, observer });
  expect((await failureOf(keyPairs.create({}, { signal: abort.signal }))).code).toBe("aborted");
  expect(server.received).toHaveLength(1);
});

test.each(["private_key", "-----BEGIN PRIVATE KEY-----", "-----END", "-----END PRIVATE"])(
  "a create whose answer is cut off after %s has an unknown outcome",
  async (last) => {
    const text = JSON.stringify(created);
    const server = await startHostileServer((response) =>
      truncate(response, 201, text.slice(0, text.indexOf(last) + last.length)),
    );
    const error = await failureOf(clientOf(server).create());
    expect(server.received).toHaveLength(1);
    expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "connection" } });
  },
);

test("a create is sent again after 429, and after a refused connection, since nothing was minted", async () => {
  const server = await startHostileServer((response, _request, count) =>
    count < 3 ? sendError(response, 429, { "retry-after": "0" }) : send(response, 201, created),
  );
  expect((await clientOf(server).create()).id).toBe("fresh");
  expect(server.received).toHaveLength(3);

  const retries: unknown[] = [];
  const nowhere = createClient({
    auth: "token",
    baseUrl: `http://127.0.0.1:${await closedPort()}`,
    observer: { retry: (record) => retries.push(record.error) },
  });
  expect(await failureOf(nowhere.create())).toMatchObject({ code: "connection", neverSent: true });
  expect(retries).toEqual(["connection", "connection"]);
});

test.each([400, 401, 403, 404, 405, 408, 409, 422])(
  "a create answered with %i is refused, not unknown",
  async (status) => {
    const server = await startHostileServer((response) => sendError(response, status));
    const error = await failureOf(clientOf(server).create());
    expect(error).toMatchObject({ status, message: expect.stringContaining(`Message ${status}`) });
    expect(server.received).toHaveLength(1);
  },
);

const broken: [string, unknown][] = [
  ["without an id", { ...created, id: undefined }],
  ["with a number for a date", { ...created, created_at: 5 }],
  ["nested one level deeper", { data: created }],
  ["in an array", [created]],
  ["that is not JSON at all", `<html>${pem}</html>`],
  ["in a field of its own", { ...created, private_key: null, key: pem }],
  ["escaped more than is needed", JSON.stringify({ private_key: pem }).replaceAll("+", String.raw`\u002B`)],
  ["too large", { ...created, created_at: "x".repeat(80_000) }],
];
test.each(broken)(
  "the private key in an answer %s is kept, and shown only by an explicit call",
  async (_name, body) => {
    const server = await startHostileServer((response) => send(response, 201, body));
    const keyPairs = createClient({ auth: "token", baseUrl: server.url, maxResponseBytes: 65_536 });
    const error = await failureOf(keyPairs.create());
    expect(error).toMatchObject({ code: "response", status: 201 });
    expect(secretsIn(error, [pem])).toEqual([]);
    // Outside of JSON, nobody can tell whether the last line end belongs to the key.
    expect(error.revealPrivateKey().trim()).toBe(pem.trim());
  },
);

test.each([
  ["no body", ""],
  ["no private key", JSON.stringify(pair("fresh"))],
  ["a null private key", JSON.stringify({ ...pair("fresh"), private_key: null })],
  ["an empty private key", JSON.stringify({ ...pair("fresh"), private_key: "" })],
])("a create answered with 201 and %s has an unknown outcome", async (_name, body) => {
  const server = await startHostileServer((response) => send(response, 201, body));
  const error = await failureOf(clientOf(server).create());
  expect(error).toMatchObject({ code: "outcome_unknown", cause: { code: "response" } });
});
