import { expect, test, vi } from "vitest";

import * as core from "../index.ts";

const { ApiError, ApiKeyPairsError, InputError, isApiKeyPairsError, NotFoundError, ServerError } = core;
const fields = { status: 404, details: [] };

async function loadCopy(): Promise<typeof core> {
  vi.resetModules();
  return await import("../index.ts");
}

test("two copies of the package know each other's errors by class", async () => {
  const copy = await loadCopy();
  expect(copy.NotFoundError).not.toBe(NotFoundError);
  expect(copy.ApiKeyPairsError).not.toBe(ApiKeyPairsError);
  for (const [one, other] of [
    [core, copy],
    [copy, core],
  ] as const) {
    const error: unknown = new one.NotFoundError("m", fields);
    expect(error instanceof other.NotFoundError).toBe(true);
    expect(error instanceof other.ApiError).toBe(true);
    expect(error instanceof other.ApiKeyPairsError).toBe(true);
    expect(error instanceof other.ServerError).toBe(false);
    expect(error instanceof other.InputError).toBe(false);
    expect(other.isApiKeyPairsError(error)).toBe(true);
  }
});

test("a cause from another copy is written to JSON with its fields", async () => {
  const copy = await loadCopy();
  const cause = new copy.ConnectionError("m", { neverSent: true });
  expect(JSON.parse(JSON.stringify(new core.OutcomeUnknownError({ since: "now", cause })))).toMatchObject({
    cause: { name: "ConnectionError", code: "connection", neverSent: true },
  });
});

test("a subclass without a kind is known as what it extends, and knows only its own", () => {
  class Gone extends NotFoundError {}
  const gone: unknown = new Gone("m", fields);
  expect(gone instanceof Gone).toBe(true);
  expect(gone instanceof NotFoundError).toBe(true);
  expect(gone instanceof ApiError).toBe(true);
  expect(gone instanceof ServerError).toBe(false);
  expect(isApiKeyPairsError(gone)).toBe(true);
  expect((new NotFoundError("m", fields) as unknown) instanceof Gone).toBe(false);
  expect((gone as Error).name).toBe("NotFoundError");
});

test("a subclass with a kind has it as its name, and is still what it extends", () => {
  class Gone extends ApiError {
    static override readonly kind = "Gone";
  }
  const gone: unknown = new Gone("m", fields);
  expect(gone instanceof Gone).toBe(true);
  expect(gone instanceof ApiError).toBe(true);
  expect((new ApiError("m", fields) as unknown) instanceof Gone).toBe(false);
  expect((gone as Error).stack).toMatch(/^Gone: m/);
});

const pretender = { kind: "NotFoundError", [Symbol.for("api-key-pairs.error")]: "no" };

test.each<[string, unknown]>([
  ["undefined", undefined],
  ["null", null],
  ["a number", 404],
  ["a text", "NotFoundError"],
  ["a bigint", 1n],
  ["a symbol", Symbol.for("api-key-pairs.error")],
  ["a function", NotFoundError],
  ["a plain object", { code: "not_found", name: "NotFoundError", status: 404 }],
  ["an object without a prototype", Object.create(null)],
  ["another error", Object.assign(new Error("m"), { name: "NotFoundError", code: "not_found" })],
  ["an object whose constructor is null", { constructor: null }],
  ["an object whose constructor is a text", { constructor: "NotFoundError" }],
  ["an object whose constructor is the class", { constructor: NotFoundError }],
  ["an object whose constructor pretends", Object.create({ constructor: pretender })],
  ["a class of the same name", new (class NotFoundError extends Error {})()],
  ["a class of the same kind", new (Object.assign(class {}, { kind: "NotFoundError" }))()],
  ["the prototype of the class", NotFoundError.prototype],
  [
    "an object whose constructor throws",
    Object.defineProperty({}, "constructor", {
      get() {
        throw new Error("hostile");
      },
    }),
  ],
  [
    "a proxy that throws on every read",
    new Proxy(
      {},
      {
        get() {
          throw new Error("hostile");
        },
      },
    ),
  ],
  [
    "a proxy that answers everything with itself",
    new Proxy(() => {}, { get: (_target, _key, self) => self }),
  ],
])("%s is no NotFoundError", (_, value) => {
  expect(value instanceof NotFoundError).toBe(false);
  expect(value instanceof InputError).toBe(false);
});

test("what is no error of the family is not known as one", () => {
  for (const value of [undefined, null, "x", {}, new Error("m"), new DOMException("m", "AbortError")]) {
    expect(isApiKeyPairsError(value)).toBe(false);
  }
});
