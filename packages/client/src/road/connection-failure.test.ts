import { expect, test } from "vitest";

import { secretsIn } from "../testing/canaries.ts";
import { connectionFailure } from "./connection-failure.ts";

const failure = (message: string, fields: object = {}, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), fields);
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

test.each([
  ["a refused connection", failure("connect ECONNREFUSED", { code: "ECONNREFUSED", syscall: "connect" })],
  [
    "a name that does not exist",
    failure("getaddrinfo ENOTFOUND", { code: "ENOTFOUND", syscall: "getaddrinfo" }),
  ],
  [
    "a connection that was never made in time",
    failure("Connect Timeout", { code: "UND_ERR_CONNECT_TIMEOUT" }),
  ],
  ["an unreachable host", failure("connect EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "connect" })],
  [
    "every address of a name refusing",
    Object.assign(
      new AggregateError([
        failure("a", { code: "ECONNREFUSED", syscall: "connect" }),
        failure("b", { code: "ETIMEDOUT", syscall: "connect" }),
      ]),
      { code: "ECONNREFUSED" },
    ),
  ],
  ["a refusal as Bun says it", failure("Unable to connect", { code: "ConnectionRefused" })],
])("%s was never sent", (_name, cause) => {
  expect(connectionFailure(fetchFailed(cause), [])).toMatchObject({ code: "connection", neverSent: true });
});

test.each([
  ["a reset", failure("read ECONNRESET", { code: "ECONNRESET", syscall: "read" })],
  ["a broken pipe", failure("write EPIPE", { code: "EPIPE", syscall: "write" })],
  ["a socket that was closed", failure("other side closed", { code: "UND_ERR_SOCKET" })],
  ["a host that became unreachable", failure("read EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "read" })],
  ["an answer that is no HTTP", failure("Parse Error", { code: "HPE_INVALID_CONSTANT" })],
  ["a message that only talks of a refusal", failure("POST https://example.com/ECONNREFUSED/CERT failed")],
  ["several failures, not all of them refusals", new AggregateError([failure("x", { code: "ECONNRESET" })])],
  ["several failures, none of them told", new AggregateError([])],
  ["a refusal as Deno says it, which has no code", failure("tcp connect error: Connection refused")],
  ["no reason", undefined],
  ["what is no error", "ECONNREFUSED"],
])("%s may have been sent", (_name, cause) => {
  expect(connectionFailure(fetchFailed(cause), [])).toMatchObject({ code: "connection", neverSent: false });
});

test("a cause that leads back to itself comes to an end", () => {
  const first = failure("first");
  first.cause = failure("second", {}, first);
  expect(connectionFailure(first, []).message).toContain("second");
});

test("only the name, text and code of the most telling error are taken over, without secrets", () => {
  const token = "opaque-canary-token.0123456789";
  const cause = failure(`socket hang up on ${token}`, {
    code: "ECONNRESET",
    request: { headers: { authorization: token } },
  });
  const error = connectionFailure(fetchFailed(cause), [token]);
  expect(secretsIn(error, [token])).toEqual([]);
  expect(error).toMatchObject({ cause: { code: "ECONNRESET", message: "socket hang up on [redacted]" } });
});
