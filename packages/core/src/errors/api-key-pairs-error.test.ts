import { inspect } from "node:util";

import { expect, test } from "vitest";

import * as core from "../index.ts";
import { expectNoSecrets, jwt, opaque, pem } from "../testing/secrets.ts";
import { type AnyApiKeyPairsError, isApiKeyPairsError } from "./any-error.ts";
import { ApiKeyPairsError } from "./api-key-pairs-error.ts";

const fields = { status: 400, details: [] };
const since = "2026-01-01T00:00:00.000Z";

const errors: [string, AnyApiKeyPairsError][] = [
  ["AbortedError", new core.AbortedError("m")],
  ["ApiError", new core.ApiError("m", fields, "api")],
  ["BadRequestError", new core.BadRequestError("m", fields)],
  ["ConflictError", new core.ConflictError("m", fields)],
  ["ConnectionError", new core.ConnectionError("m", { neverSent: true })],
  ["ForbiddenError", new core.ForbiddenError("m", fields)],
  ["InputError", new core.InputError("limit", "m")],
  ["NotFoundError", new core.NotFoundError("m", fields)],
  ["OutcomeUnknownError", new core.OutcomeUnknownError({ since, cause: undefined })],
  ["PaginationError", new core.PaginationError(3)],
  ["RateLimitError", new core.RateLimitError("m", fields)],
  ["ResponseError", new core.ResponseError("m", { problem: "not_json", status: 200, issues: [] })],
  ["ServerError", new core.ServerError("m", fields)],
  ["TimeoutError", new core.TimeoutError("m", { timeoutMs: 10 })],
  ["UnauthorizedError", new core.UnauthorizedError("m", fields)],
  ["UnprocessableError", new core.UnprocessableError("m", fields)],
];
const classes = Object.entries(core).filter(([name]) => name.endsWith("Error") && !name.startsWith("is"));

test("every exported class but the base is in the table of this test", () => {
  expect(classes.map(([name]) => name).filter((name) => name !== "ApiKeyPairsError")).toEqual(
    errors.map(([name]) => name),
  );
});

test.each(errors)("%s has its name in the stack, in its text and when printed", (name, error) => {
  expect(error.name).toBe(name);
  expect(error.stack).toMatch(new RegExp(`^${name}: `));
  expect(String(error)).toBe(`${name}: ${error.message}`);
  expect(inspect(error)).toMatch(new RegExp(`^${name}: `));
});

test.each(errors)(
  "instanceof knows %s by its own class and those that it extends, and by no other",
  (name, error) => {
    const chain: unknown[] = [];
    for (let type = error.constructor; type !== Error; type = Object.getPrototypeOf(type)) chain.push(type);
    const known = classes.filter(([, type]) => error instanceof (type as typeof ApiKeyPairsError));
    expect(known.map(([, type]) => type)).toEqual(expect.arrayContaining(chain));
    expect(known).toHaveLength(chain.length);
    expect(chain[0]).toBe(Reflect.get(core, name));
    expect(chain.at(-1)).toBe(ApiKeyPairsError);
    expect(error).toBeInstanceOf(Error);
    expect(isApiKeyPairsError(error)).toBe(true);
  },
);

test("codes are distinct, and enumerable for logs that copy fields", () => {
  expect(new Set(errors.map(([, error]) => error.code)).size).toBe(errors.length);
  for (const [, error] of errors) expect(Object.keys(error)).toContain("code");
});

test("fields that a class adds are those that it was given", () => {
  const cause = new Error("c");
  expect(new core.ConnectionError("m", { neverSent: false, cause })).toMatchObject({
    neverSent: false,
    cause,
  });
  expect(new core.TimeoutError("m", { timeoutMs: 10, cause })).toMatchObject({ timeoutMs: 10, cause });
  expect(new core.AbortedError("m", { cause: "stop" })).toMatchObject({ cause: "stop" });
  expect(new core.InputError("limit", "must be so")).toMatchObject({
    field: "limit",
    message: "limit must be so",
  });
  expect(new core.PaginationError(3)).toMatchObject({
    pages: 3,
    message: expect.stringContaining("within 3 pages"),
  });
  const lost = new core.OutcomeUnknownError({ since, cause });
  expect(lost).toMatchObject({ since, cause, message: expect.stringContaining(`at ${since}`) });
});

test("an error without a cause has no property for one", () => {
  expect(new core.AbortedError("m")).not.toHaveProperty("cause");
  expect(new core.TimeoutError("m", { timeoutMs: 1, cause: undefined })).not.toHaveProperty("cause");
});

test("JSON holds name, message, all fields and the causes that are errors", () => {
  const timeout = new core.TimeoutError("too slow", {
    timeoutMs: 5,
    cause: new TypeError(`failed with ${jwt}`),
  });
  const error = new core.OutcomeUnknownError({ since, cause: timeout });
  expect(JSON.parse(JSON.stringify({ error }))).toEqual({
    error: {
      name: "OutcomeUnknownError",
      message: error.message,
      code: "outcome_unknown",
      since,
      cause: {
        name: "TimeoutError",
        message: "too slow",
        code: "timeout",
        timeoutMs: 5,
        cause: { name: "TypeError", message: "failed with [redacted]" },
      },
    },
  });
});

test.each([
  ["a text", opaque],
  ["an object", { authorization: opaque }],
  ["an error with fields", Object.assign(new Error("m"), { config: { token: opaque } })],
  ["an error with its own JSON", Object.assign(new Error("m"), { toJSON: () => ({ token: opaque }) })],
  ["an error with a cause", new Error("m", { cause: opaque })],
])("JSON holds nothing but name and message of a cause that is %s of somebody else", (_, cause) => {
  expectNoSecrets(JSON.stringify(new core.AbortedError("m", { cause })));
});

test.each(["PEM", "JWT"])("a message that holds a %s loses it before the stack is made", (kind) => {
  expectNoSecrets(new core.AbortedError(`went wrong with ${kind === "PEM" ? pem : jwt}`));
});
