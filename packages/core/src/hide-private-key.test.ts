import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";

import { expect, expectTypeOf, test } from "vitest";

import { hidePrivateKey } from "./hide-private-key.ts";
import { expectNoSecrets, pem } from "./testing/secrets.ts";

const create = () =>
  hidePrivateKey({ id: "a-thumbprint", private_key: pem, created_at: "2021-10-19T10:12:13Z" });

const printed = "{ id: 'a-thumbprint', private_key: '[redacted]', created_at: '2021-10-19T10:12:13Z' }";

test("util.inspect shows all fields and redacts the private key", () => {
  expect(inspect(create(), { breakLength: Infinity })).toBe(printed);
});

test.each([
  ["nested", { a: { b: [create()] } }, {}],
  ["with hidden properties", create(), { showHidden: true }],
  ["with getters", create(), { getters: true }],
  ["nested with everything", [[create()]], { showHidden: true, depth: Infinity, getters: true }],
  ["beyond the depth", { pair: create() }, { depth: 0 }],
  ["as a value of a map", new Map([["pair", create()]]), { depth: 5 }],
  ["on an error", Object.assign(new Error("x"), { pair: create() }), {}],
])("a pair %s is printed without its key", (_, value, options) => {
  expectNoSecrets(inspect(value, options));
});

test("console.log prints a pair without its key", () => {
  let output = "";
  const stdout = new Writable({ write: (chunk, _encoding, done) => ((output += chunk), done()) });
  new Console({ stdout }).log("created", create(), "%o", create());
  expect(output).toContain("a-thumbprint");
  expectNoSecrets(output);
});

test("what looks at the object itself finds a getter, as console.dir, Deno and browsers do", () => {
  const shown = inspect(create(), { customInspect: false });
  expect(shown).toContain("private_key: [Getter]");
  expect(shown).not.toContain("PRIVATE KEY");
});

test("what is printed is what the pair holds at that time", () => {
  const pair = create();
  pair.id = "another";
  expect(inspect(pair)).toContain("another");
});

test("everything but printing gives the key", () => {
  const pair = create();
  expect(pair.private_key).toBe(pem);
  expect(JSON.parse(JSON.stringify(pair))).toEqual({ ...pair });
  expect({ ...pair }.private_key).toBe(pem);
  expect(structuredClone(pair).private_key).toBe(pem);
});

test("the pair is the same object with the same keys", () => {
  const pair = { id: "x", private_key: pem };
  expect(hidePrivateKey(pair)).toBe(pair);
  expect(Object.keys(pair)).toEqual(["id", "private_key"]);
  expectTypeOf(hidePrivateKey(pair)).toEqualTypeOf(pair);
});

test("hiding the key of a pair twice is no error, which would lose the key", () => {
  expectNoSecrets(inspect(hidePrivateKey(create())));
  expect(hidePrivateKey(create()).private_key).toBe(pem);
});
