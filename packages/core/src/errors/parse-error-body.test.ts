import { expect, test } from "vitest";

import { parseErrorBody } from "./parse-error-body.ts";

const parse = (body: unknown) => parseErrorBody(body, (text) => text || undefined);
const nothing = { message: undefined, apiCode: undefined, details: [], resourceId: undefined };
const noDetail = { location: undefined, pointer: undefined, message: undefined, type: undefined };

test("the shape of the API is read whole", () => {
  const detail = { location: "query", pointer: "/limit", message: "too large", type: "value_error" };
  const body = {
    type: "error",
    code: "bad_request",
    status: 400,
    message: "Bad request",
    details: [detail],
    resource_id: "an-id",
  };
  const expected = { message: "Bad request", apiCode: "bad_request", details: [detail], resourceId: "an-id" };
  expect(parse(body)).toEqual(expected);
  expect(parse(JSON.stringify(body))).toEqual(expected);
});

test.each([
  [["query", "limit"], "query", "/limit"],
  [["body", "role_ids", 0, "id"], "body", "/role_ids/0/id"],
  [["path", "a/b", "c~d"], "path", "/a~1b/c~0d"],
  [["header"], "header", undefined],
  [["cookie", "x"], "cookie", "/x"],
  [["limit"], "limit", undefined],
  [[0, "query"], undefined, "/query"],
  [["query", null, { a: 1 }, ["x"], "limit"], "query", "/limit"],
  [[], undefined, undefined],
])("the place %j of the other shape of a 422 becomes %s %s", (loc, location, pointer) => {
  const body = JSON.stringify({ detail: [{ loc, msg: "is wrong", type: "value_error" }] });
  expect(parse(body)).toEqual({
    ...nothing,
    details: [{ location, pointer, message: "is wrong", type: "value_error" }],
  });
});

test("a detail that is a text is the message", () => {
  expect(parse({ detail: "Not that way" })).toEqual({ ...nothing, message: "Not that way" });
  expect(parse({ detail: "Not that way", message: "This" }).message).toBe("This");
});

test.each([
  ["an empty entry", {}, noDetail],
  ["a null entry", null, noDetail],
  ["an entry that is a text", "limit", noDetail],
  ["an entry that is a number", 7, noDetail],
  ["an entry with only a message", { message: "too large" }, { ...noDetail, message: "too large" }],
  ["an entry with only a pointer", { pointer: "/limit" }, { ...noDetail, pointer: "/limit" }],
  [
    "an entry with wrong types",
    { location: 1, pointer: ["/limit"], message: null, type: {}, msg: "still read" },
    { ...noDetail, message: "still read" },
  ],
  ["an entry whose place is a text", { loc: "limit", msg: "m" }, { ...noDetail, message: "m" }],
])("%s counts as far as it can be read", (_, entry, expected) => {
  const whole = { location: "body", pointer: "/x", message: "is wrong", type: "t" };
  expect(parse({ message: "Kept", details: [entry, whole] })).toEqual({
    ...nothing,
    message: "Kept",
    details: [expected, whole],
  });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty text", ""],
  ["a space", " "],
  ["HTML", "<!doctype html><h1>502 Bad Gateway</h1>"],
  ["plain text", "upstream connect error"],
  ["truncated JSON", '{"type":"error","code":"not_fo'],
  ["JSON null", "null"],
  ["a JSON text", '"message"'],
  ["a JSON number", "404"],
  ["a JSON list", '[{"message":"no"}]'],
  ["a number", 404],
  ["a list", ["message"]],
  ["a function", () => ({ message: "no" })],
  ["fields of wrong types", { message: {}, code: 404, details: "none", resource_id: 1, detail: 5 }],
  ["deeply nested JSON", "[".repeat(100_000)],
])("%s gives nothing", (_, body) => {
  expect(parse(body)).toEqual(nothing);
});

test("of many details the first 20 are kept", () => {
  const details = Array.from({ length: 1000 }, (_, index) => ({ message: String(index) }));
  expect(parse({ details }).details.map(({ message }) => message)).toEqual(
    Array.from({ length: 20 }, (_, index) => String(index)),
  );
});

test("every text is cleaned, and those of a place before they are escaped", () => {
  const clean = (text: string) => text.replaceAll("se/cret", "*");
  const s = "a se/cret";
  const body = {
    message: s,
    code: s,
    resource_id: s,
    details: [
      { location: s, pointer: s, message: s, type: s },
      { loc: [s, s], msg: s },
    ],
  };
  expect(JSON.stringify(parseErrorBody(body, clean))).not.toMatch(/cret/);
});
