import { inspect } from "node:util";

import { expect, test } from "vitest";

import { everythingShown, expectNoSecrets, pem } from "../testing/secrets.ts";
import { OutcomeUnknownError } from "./outcome-unknown-error.ts";
import { ResponseError } from "./response-error.ts";

const fields = {
  problem: "wrong_shape",
  status: 201,
  issues: [{ path: "created_at", message: "must be an RFC 3339 date-time" }],
  requestId: "req-1",
  method: "POST",
  path: "/api-key-pairs",
} as const;
const create = () => new ResponseError("not as documented", fields, pem);

test("an explicit call gives the private key", () => {
  expect(create().revealPrivateKey()).toBe(pem);
});

test("an answer without a private key has none to give", () => {
  expect(new ResponseError("m", fields).revealPrivateKey()).toBeUndefined();
});

test("the fields say what is wrong and where", () => {
  expect({ ...create() }).toEqual({ code: "response", ...fields });
});

test("nothing that prints or writes an error gives the private key", () => {
  const error = create();
  expect(everythingShown(error)).toContain("created_at");
  expectNoSecrets(error);
  expectNoSecrets(inspect({ nested: [error] }, { depth: Infinity, showHidden: true, customInspect: false }));
  expectNoSecrets(JSON.stringify({ error, cause: new OutcomeUnknownError({ since: "now", cause: error }) }));
});

test("no copy of an error has the private key", () => {
  const error = create();
  const clone = structuredClone(error);
  expectNoSecrets(clone);
  expect(clone).not.toHaveProperty("revealPrivateKey");
  expectNoSecrets(JSON.stringify([{ ...error }, Object.assign({}, error), Object.entries(error)]));
});

test("no property, of its own or inherited, holds the private key", () => {
  const error = create();
  for (let owner: object = error; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Reflect.ownKeys(owner)) {
      expectNoSecrets(inspect(Reflect.get(error, name), { showHidden: true, depth: Infinity }));
    }
  }
});
