import { expect, test } from "vitest";

import { everythingShown, expectNoSecrets, jwt, opaque, pem } from "../testing/secrets.ts";
import { ApiError } from "./api-error.ts";
import { BadRequestError } from "./bad-request-error.ts";
import { ConflictError } from "./conflict-error.ts";
import { errorFromResponse, requestIdOf } from "./error-from-response.ts";
import { ForbiddenError } from "./forbidden-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { RateLimitError } from "./rate-limit-error.ts";
import { ServerError } from "./server-error.ts";
import { UnauthorizedError } from "./unauthorized-error.ts";
import { UnprocessableError } from "./unprocessable-error.ts";

const headers = new Headers({ "x-request-id": "req-1" });
const context = { method: "DELETE", path: "/api-key-pairs/x" };

test.each([
  [400, BadRequestError, "bad_request"],
  [401, UnauthorizedError, "unauthorized"],
  [403, ForbiddenError, "forbidden"],
  [404, NotFoundError, "not_found"],
  [409, ConflictError, "conflict"],
  [422, UnprocessableError, "unprocessable"],
  [429, RateLimitError, "rate_limit"],
  [500, ServerError, "server"],
  [502, ServerError, "server"],
  [503, ServerError, "server"],
  [504, ServerError, "server"],
  [599, ServerError, "server"],
  [402, ApiError, "api"],
  [405, ApiError, "api"],
  [408, ApiError, "api"],
  [413, ApiError, "api"],
  [425, ApiError, "api"],
  [600, ApiError, "api"],
  [304, ApiError, "api"],
  [0, ApiError, "api"],
])("status %d is a %o with code %s", (status, ErrorClass, code) => {
  const error = errorFromResponse({ status, headers, body: "" });
  expect(error.constructor).toBe(ErrorClass);
  expect(error).toMatchObject({ code, status, name: ErrorClass.kind });
});

test("an answer of the API becomes fields, and a message that says all of it", () => {
  const body = {
    type: "error",
    code: "bad_request",
    status: 400,
    message: "Bad request",
    details: [
      { location: "query", pointer: "/limit", message: "must be at most 100", type: "value_error" },
      { message: "and more" },
    ],
  };
  const error = errorFromResponse({ status: 400, headers, body: JSON.stringify(body) }, context);
  expect(error.message).toBe(
    "Bad request (400 bad_request, DELETE /api-key-pairs/x, request req-1)." +
      " query /limit must be at most 100. and more",
  );
  expect({ ...error }).toEqual({
    code: "bad_request",
    status: 400,
    apiCode: "bad_request",
    details: [body.details[0], { message: "and more" }],
    requestId: "req-1",
    method: "DELETE",
    path: "/api-key-pairs/x",
    retryAfterMs: undefined,
    resourceId: undefined,
  });
});

test("what an answer or its context leaves out, the message leaves out", () => {
  const error = errorFromResponse({ status: 502, headers: new Headers(), body: "<h1>Bad Gateway</h1>" });
  expect(error.message).toBe("The answer holds no message of the API (502)");
});

test.each([
  [401, "Check that the signing key pair exists at this instance, and that the clock is right"],
  [403, "The token lacks a scope that this operation needs, or the roles of its key pair do not give it"],
])("the message of a %d ends with the remedy, unless the API gave details", (status, remedy) => {
  const messageOf = (body: object) => errorFromResponse({ status, headers: new Headers(), body }).message;
  expect(messageOf({ message: "No" })).toBe(`No (${status}). ${remedy}`);
  expect(messageOf({ message: "No", details: [null] })).toContain(remedy);
  const details = [{ location: "body", pointer: "/role_ids", message: "is more than the caller has" }];
  expect(messageOf({ message: "No", details })).toBe(
    `No (${status}). body /role_ids is more than the caller has`,
  );
});

test("what is wrong is told also where the API has no word for all of it, as in a 422", () => {
  const body = { detail: [{ loc: ["query", "limit"], msg: "must be at most 100", type: "value_error" }] };
  expect(errorFromResponse({ status: 422, headers: new Headers(), body }).message).toBe(
    "The API refused it (422). query /limit must be at most 100",
  );
});

test("a half-filled detail does not change what an error is", () => {
  const body = { code: "unauthorized", message: "No", details: [{ location: "header" }, null, 5] };
  const error = errorFromResponse({ status: 401, headers, body });
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error.details).toHaveLength(3);
  expect(error.details[0]).toEqual({ location: "header" });
});

test("a 409 names what stands in the way", () => {
  const error = errorFromResponse({
    status: 409,
    headers,
    body: { code: "duplicate_record", resource_id: "a-pair" },
  });
  expect(error).toMatchObject({ apiCode: "duplicate_record", resourceId: "a-pair" });
});

test("a 422 with a text as its detail has that as its message", () => {
  const error = errorFromResponse({ status: 422, headers, body: '{"detail":"Not that"}' });
  expect(error).toMatchObject({ message: "Not that (422, request req-1)", details: [] });
});

test("Retry-After is read on any status, with the time of the caller where the answer has none", () => {
  const later = new Headers({ "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT" });
  const now = Date.UTC(2026, 0, 1);
  expect(errorFromResponse({ status: 503, headers: later }, { now }).retryAfterMs).toBe(5000);
  expect(errorFromResponse({ status: 429, headers: new Headers({ "retry-after": "5" }) }).retryAfterMs).toBe(
    5000,
  );
});

test.each([
  [{ "x-request-id": "req-1" }, "req-1"],
  [{ "x-request-id": "r ".repeat(1000) }, "r ".repeat(250)],
  [{ "x-request-id": `${opaque} ${jwt}` }, "[redacted] [redacted]"],
  [{ "x-request-id": "" }, undefined],
  [{}, undefined],
])("the id of a request is bounded and without secrets (%#)", (values, id) => {
  expect(requestIdOf(new Headers(values), [opaque])).toBe(id);
});

test("without headers there is no id of a request", () => {
  expect(requestIdOf(undefined)).toBeUndefined();
});

test("texts are bounded one by one, and the message as a whole", () => {
  const long = "no ".repeat(100_000);
  const details = Array.from({ length: 50 }, () => ({
    location: long,
    pointer: long,
    message: long,
    type: long,
  }));
  const error = errorFromResponse(
    {
      status: 500,
      headers: new Headers({ "x-request-id": long }),
      body: { message: long, code: long, details },
    },
    { method: "GET", path: `/${long}` },
  );
  expect(error.message).toHaveLength(2000);
  expect(error.requestId).toHaveLength(500);
  expect(error.path).toHaveLength(500);
  expect(error.apiCode).toHaveLength(500);
  expect(error.details).toHaveLength(20);
  expect(error.details[19]).toEqual({
    location: long.slice(0, 500),
    pointer: long.slice(0, 500),
    message: long.slice(0, 500),
    type: long.slice(0, 500),
  });
});

test("a secret that a bound would cut in two is gone before the cut", () => {
  const body = { message: "no ".repeat(163) + opaque, code: `${"no ".repeat(164)}${jwt}` };
  const error = errorFromResponse({ status: 500, headers, body }, { secrets: [opaque] });
  expect(error.message).not.toContain(opaque.slice(0, 5));
  expect(error.apiCode).not.toContain("eyJ");
});

test("an answer that repeats secrets in every place it has makes an error without them", () => {
  const all = `${opaque} ${encodeURIComponent(opaque)} ${jwt} ${pem} Bearer ${opaque}`;
  const detail = { location: all, pointer: all, message: all, type: all };
  const places = [opaque, jwt, pem].map((secret) => ({
    loc: [secret, secret, "query"],
    msg: secret,
    type: secret,
  }));
  const error = errorFromResponse(
    {
      status: 400,
      headers: { get: () => all.replaceAll("\n", " ") },
      body: { message: all, code: all, resource_id: all, details: [detail, ...places], unknown: all },
    },
    { method: "GET", path: `/api-key-pairs/${all}`, secrets: [opaque] },
  );
  expect(everythingShown(error)).toContain("[redacted]");
  expectNoSecrets(error);
});
