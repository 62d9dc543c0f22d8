import { expect, test } from "vitest";

import { startAdmin } from "../testing/start-admin.ts";

async function startFaultless() {
  const started = await startAdmin();
  const faults = async (method: string, body?: unknown) => {
    const response = await started.callAdmin(method, "/faults", body);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { ...started, faults };
}

test("a server without faults has an empty list, and can be given some", async () => {
  const { call, faults } = await startFaultless();
  expect(await faults("GET")).toEqual({ status: 200, body: { seed: 0, faults: [] } });
  const fault = { kind: "status", operation: "list", status: 503, retry_after: 7, times: 2 };
  const counts = { asked: 0, struck: 0, left: 2 };
  expect(await faults("PUT", { seed: 5, faults: [fault] })).toEqual({
    status: 200,
    body: { seed: 5, faults: [{ fault, ...counts }] },
  });
  const response = await call("GET", "/api-key-pairs");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "7"]);
  const { body } = await faults("GET");
  expect(body).toEqual({ seed: 5, faults: [{ fault, asked: 1, struck: 1, left: 1 }] });
});

test("PUT replaces all and keeps the seed unless it is given, POST adds one and keeps the counts", async () => {
  const { server, call, faults } = await startFaultless();
  await faults("PUT", { seed: 5, faults: [{ kind: "latency", ms: 0 }] });
  await call("GET", "/api-key-pairs");
  const added = await faults("POST", { kind: "content-type", content_type: "text/csv", operation: ["list"] });
  expect(added).toMatchObject({
    status: 201,
    body: {
      seed: 5,
      faults: [
        { fault: { kind: "latency" }, struck: 1 },
        { fault: { kind: "content-type", content_type: "text/csv" }, struck: 0 },
      ],
    },
  });
  expect((await call("GET", "/api-key-pairs")).headers.get("content-type")).toBe("text/csv");
  expect(await faults("PUT", { faults: [] })).toEqual({ status: 200, body: { seed: 5, faults: [] } });
  expect(server.admin.faultSeed()).toBe(5);
});

test("what a fault answers with is sent as it is, whatever its names look like", async () => {
  const { call, faults } = await startFaultless();
  const body = { some_name: { other_name: 1 }, camelCase: 2 };
  await faults("PUT", { faults: [{ kind: "status", status: 418, body }] });
  expect(await (await call("GET", "/api-key-pairs")).json()).toEqual(body);
  expect((await faults("GET")).body.faults[0].fault.body).toEqual(body);
});

test("DELETE removes all", async () => {
  const { call, faults } = await startFaultless();
  await faults("POST", { kind: "status", status: 500 });
  expect(await faults("DELETE")).toEqual({ status: 204, body: undefined });
  expect((await call("GET", "/api-key-pairs")).status).toBe(200);
});

test("faults of the start are there, and the same as in the process", async () => {
  const { server, callAdmin } = await startAdmin({
    faults: [{ kind: "drop", operation: "create" }],
    faultSeed: 3,
  });
  expect(await (await callAdmin("GET", "/faults")).json()).toEqual({
    seed: 3,
    faults: [{ fault: { kind: "drop", operation: "create" }, asked: 0, struck: 0, left: null }],
  });
  server.admin.clearFaults();
  server.admin.addFault({ kind: "truncate" });
  server.admin.setFaults([{ kind: "malformed" }], { seed: 4 });
  expect(server.admin.faults()).toMatchObject([{ fault: { kind: "malformed" } }]);
  expect(await (await callAdmin("GET", "/faults")).json()).toMatchObject({
    seed: 4,
    faults: [{ fault: { kind: "malformed" } }],
  });
});

test.each([
  ["PUT", { faults: [{ kind: "status", status: 99 }] }, "/faults/0/status", /^faults\[0\]\.status must be/],
  [
    "PUT",
    { faults: [{ kind: "status", status: 500, retry_after: -1 }] },
    "/faults/0/retry_after",
    /retry_after must/,
  ],
  [
    "PUT",
    { faults: [{ kind: "status", status: 500, nope: 1 }] },
    "/faults/0/nope",
    /which takes .*retry_after/,
  ],
  [
    "PUT",
    { faults: [{ kind: "drop" }, { kind: "status", status: 429, retry_after: 5, retryAfter: 9 }] },
    "/faults/1/retryAfter",
    /^faults\[1\]\.retryAfter is not known; write retry_after$/,
  ],
  ["POST", { kind: "drip", bytesPerSecond: 9 }, "/bytesPerSecond", /; write bytes_per_second$/],
  ["POST", { kind: "drop", someName: 1 }, "/someName", /^someName is not known/],
  ["POST", { kind: "drop", some_name: 1 }, "/some_name", /^some_name is not known/],
  ["PUT", { faults: [1] }, "/faults/0/kind", /^faults\[0\]\.kind must be/],
  ["PUT", { faults: {} }, "/faults", /^faults must be an array/],
  ["PUT", { faults: [], seed: "x" }, "/seed", /^seed must be a whole number/],
  ["PUT", { faults: [], seed: null }, "/seed", /^seed must be a whole number/],
  ["PUT", { faults: [], sead: 1 }, "/sead", /^sead is not known; leave it out$/],
  ["PUT", {}, "", /^body must be an object with faults/],
  ["PUT", [], "", /^body must be an object with faults/],
  ["PUT", "null", "", /^body must be an object with faults/],
  ["POST", { kind: "storm" }, "/kind", /^kind must be one of latency, status/],
  ["POST", { kind: "truncate", operation: "delete" }, "/operation", /without a body/],
  ["POST", [], "/kind", /^kind must be/],
  ["POST", "1", "/kind", /^kind must be/],
])(
  "%s %j is refused, naming field and remedy, and changes nothing",
  async (method, body, pointer, message) => {
    const { server, faults } = await startFaultless();
    server.admin.setFaults([{ kind: "malformed", times: 3 }], { seed: 6 });
    const answer = await faults(method, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "bad_request", details: [{ location: "body", pointer }] });
    expect(answer.body.details[0].message).toMatch(message);
    expect([server.admin.faultSeed(), server.admin.faults()]).toMatchObject([
      6,
      [{ fault: { kind: "malformed" } }],
    ]);
  },
);

test.each(["", "{", "faults"])("the body %j is refused: it is not JSON", async (body) => {
  const { callAdmin } = await startAdmin();
  for (const method of ["PUT", "POST"]) {
    const response = await callAdmin(method, "/faults", body);
    expect([response.status, await response.json()]).toMatchObject([400, { code: "incorrect_json" }]);
  }
});

test("a body that is too long is refused", async () => {
  const { callAdmin } = await startAdmin({ maxBodyBytes: 100 });
  const response = await callAdmin("PUT", "/faults", { faults: [], seed: "x".repeat(100) });
  expect([response.status, await response.json()]).toMatchObject([413, { code: "payload_too_large" }]);
});
