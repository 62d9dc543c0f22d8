import { Validator } from "@seriousme/openapi-schema-validator";
import { calculateJwkThumbprint } from "jose";
import { expect, test } from "vitest";

import { problemsWith } from "../testing/contract.ts";
import { createDocument } from "./document.ts";
import { createdKeyPair, keySet, page } from "./examples.ts";

const document = JSON.parse(JSON.stringify(createDocument()));

test("it is a valid OpenAPI document", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("the operations have the names of the original contract", () => {
  const operationId = (path: string, method: string) => document.paths[path][method].operationId;
  expect(operationId("/api-key-pairs", "get")).toBe("list_api_key_pairs");
  expect(operationId("/api-key-pairs", "post")).toBe("create_api_key_pair");
  expect(operationId("/api-key-pairs/{api_key_pair_id}", "delete")).toBe("delete_api_key_pair");
});

test("a pair has five fields and no more, and a private key only in the answer to create", () => {
  const { APIKeyPair, CreatedAPIKeyPair } = document.components.schemas;
  const fields = ["type", "id", "private_key", "created_at", "updated_at"];
  for (const schema of [APIKeyPair, CreatedAPIKeyPair]) {
    expect(schema).toMatchObject({ required: fields, additionalProperties: false });
    expect(Object.keys(schema.properties)).toEqual(fields);
  }
  expect(APIKeyPair.properties.private_key.type).toBe("null");
  expect(CreatedAPIKeyPair.properties.private_key.type).toBe("string");
});

test("the parameters are those that list and delete validate", () => {
  const parametersOf = (path: string, method: string) =>
    document.paths[path][method].parameters.map(({ description, example, ...rules }: any) => {
      expect([description, example]).toEqual([expect.any(String), expect.anything()]);
      return rules;
    });
  expect(parametersOf("/api-key-pairs", "get")).toEqual([
    {
      name: "limit",
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 100, default: 20 },
    },
    {
      name: "cursor",
      in: "query",
      required: false,
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]{1,1000}$" },
    },
  ]);
  expect(parametersOf("/api-key-pairs/{api_key_pair_id}", "delete")).toEqual([
    {
      name: "api_key_pair_id",
      in: "path",
      required: true,
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]{43}$" },
    },
  ]);
});

test("every reference leads somewhere, and every component is referred to", () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^"]+)"/g);
  const referred = new Set(Array.from(references, ([, name]) => name));
  // What a path answers to a method that it does not have has no place among its operations.
  referred.add("responses/MethodNotAllowed");
  const { securitySchemes: _byName, ...components } = document.components;
  const names = Object.entries<object>(components).flatMap(([kind, all]) =>
    Object.keys(all).map((name) => `${kind}/${name}`),
  );
  expect(referred).toEqual(new Set(names));
});

test("every example is valid by the schema beside it", () => {
  const checked: string[] = [];
  const expectValid = (pointer: string, value: unknown) => {
    expect([pointer, problemsWith(pointer, value)]).toEqual([pointer, []]);
    checked.push(pointer);
  };
  const walk = (node: any, pointer: string) => {
    if (typeof node !== "object" || node === null) return;
    if (node.schema && "example" in node) expectValid(`${pointer}/schema`, node.example);
    if (node.schema && node.examples)
      for (const { value } of Object.values<any>(node.examples)) expectValid(`${pointer}/schema`, value);
    if (Array.isArray(node.examples)) for (const value of node.examples) expectValid(pointer, value);
    for (const [key, child] of Object.entries(node)) {
      if (key === "example" || key === "examples") continue;
      walk(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  walk(document, "#");
  expect(checked.length).toBeGreaterThan(25);
});

test("the examples tell of one pair, whose id is the thumbprint of its key", async () => {
  const [key] = keySet.keys;
  expect(key!.kid).toBe(await calculateJwkThumbprint({ ...key! }));
  expect([createdKeyPair.id, page.items[0]!.id]).toEqual([key!.kid, key!.kid]);
});
