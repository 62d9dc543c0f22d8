import { expect, test } from "vitest";

import { redactHeaders, redactQuery, redactText } from "./redact.ts";

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const cursor = "x".repeat(55);

test("the headers that say nothing secret are shown as they were sent", () => {
  const headers = {
    accept: "application/json, text/plain;q=0.5",
    "accept-encoding": "gzip, br",
    "content-length": "0",
    "content-type": "application/json; charset=utf-8",
    traceparent,
    "user-agent": "OpenAPI-Generator/1.1.0-beta/python",
    "x-gr4vy-merchant-account-id": "default",
    "x-request-id": "0b7c1b1e-8f0a-4f0c-9d55-1f1c2b3a4d5e",
  };
  expect(redactHeaders(Object.entries(headers))).toEqual(headers);
});

test.each([
  ["authorization", "Bearer abc", "Bearer [redacted]"],
  ["authorization", "basic dTpw", "basic [redacted]"],
  ["authorization", "abc", "[redacted]"],
  ["authorization", "secret words", "[redacted]"],
  ["cookie", "session=1", "[redacted]"],
  ["x-api-key", "1", "[redacted]"],
  ["host", "localhost", "[redacted]"],
  ["traceparent", "anything else", "[redacted]"],
])("%s: %s is shown as %s", (name, value, shown) => {
  expect(redactHeaders([[name, value]])).toEqual({ [name]: shown });
});

test("a name that may be a secret is not shown either", () => {
  expect(redactHeaders([[cursor, "1"]])).toEqual({ "[redacted]": "[redacted]" });
  expect(redactQuery([["a secret", "1"]])).toEqual({ "[redacted]": "[redacted]" });
});

test.each([
  ["limit", "20", "20"],
  ["limit", "", ""],
  ["limit", "-1", "-1"],
  ["limit", "9".repeat(21), "[redacted]"],
  ["cursor", "20", "[redacted]"],
  ["page", "2", "[redacted]"],
])("the parameter %s=%s is shown as %s", (name, value, shown) => {
  expect(redactQuery([[name, value]])).toEqual({ [name]: shown });
});

test.each([
  [`curl/8 ${cursor}`, "curl/8 [redacted]"],
  ["a -----BEGIN PRIVATE KEY----- MIHuAgEA -----END PRIVATE KEY----- b", "a [redacted] b"],
  ["Bearer abcdefgh", "Bearer [redacted]"],
  ["eyJhbGciOiJFUzUxMiJ9.eyJpc3MiOiJhIn0.c2ln", "[redacted]"],
  [`akp_admin_${"x".repeat(43)}`, "[redacted]"],
])("of the text %s is left: %s", (text, left) => {
  expect(redactText(text)).toBe(left);
});

test("an id stays readable", () => {
  expect(redactText(`/api-key-pairs/${"x".repeat(43)}`)).toBe(`/api-key-pairs/${"x".repeat(43)}`);
});

test("however much a request holds, little of it is kept", () => {
  expect(redactText("ab ".repeat(10_000))).toHaveLength(203);
  const many = Array.from({ length: 2000 }, (_, index): [string, string] => [`x-${index}`, "1"]);
  expect(Object.keys(redactHeaders(many))).toHaveLength(50);
});
