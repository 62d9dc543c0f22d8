import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";

import { createContract } from "../testing/contract.ts";
import { sharedDocument } from "../testing/shared-document.ts";
import { createDocument } from "./document.ts";

const document = JSON.parse(JSON.stringify(createDocument("2026-08")));
const { problemsWith } = createContract(document);
const operations = (source: any): [string, any][] =>
  Object.entries<object>(source.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, any] => [`${method} ${path}`, operation]),
  );

test("it is a valid OpenAPI document", async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("it has every operation of the document that defines the revision, by its name and with its scope", () => {
  const ours = new Map(operations(document));
  for (const [place, { operationId, security, responses }] of operations(sharedDocument)) {
    const own = ours.get(place);
    expect([place, own?.operationId]).toEqual([place, operationId]);
    expect(own.security).toEqual([{ BearerAuth: security[0].OAuth2PasswordBearer }]);
    const success = Object.keys(responses).find((status) => status.startsWith("2"))!;
    expect(own.responses).toHaveProperty(success);
  }
});

test("parameters are those of that document, in rule and default", () => {
  const ours = new Map(operations(document));
  for (const [place, { parameters = [] }] of operations(sharedDocument)) {
    for (const { name, in: location, required, schema } of parameters) {
      const own = ours.get(place).parameters.find((parameter: any) => parameter.name === name);
      expect([place, own.in, own.required]).toEqual([place, location, required]);
      const { minimum, maximum, default: value, format } = schema;
      expect(own.schema).toMatchObject(
        JSON.parse(JSON.stringify({ minimum, maximum, default: value, format })),
      );
    }
  }
});

test.each(["APIKeyPairCreate", "APIKeyPairUpdate"])(
  "%s takes the fields of that document, and no others",
  (name) => {
    const [own, shared] = [document.components.schemas[name], sharedDocument.components.schemas[name]];
    expect(Object.keys(own.properties).toSorted()).toEqual(Object.keys(shared.properties).toSorted());
    expect(own.required ?? []).toEqual(shared.required ?? []);
    expect(own.additionalProperties).toBe(false);
  },
);

test.each([
  ["APIKeyPair", "APIKeyPair"],
  ["Role", "Role"],
  ["APIKeyPairs", "Collection_APIKeyPair_"],
  ["Roles", "Collection_Role_"],
])("%s has all the fields of that document, each of them always", (ownName, sharedName) => {
  const [own, shared] = [document.components.schemas[ownName], sharedDocument.components.schemas[sharedName]];
  expect(Object.keys(own.properties).toSorted()).toEqual(Object.keys(shared.properties).toSorted());
  expect(own.required.toSorted()).toEqual(Object.keys(shared.properties).toSorted());
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

test("every example of a body is valid by the schema beside it", () => {
  let checked = 0;
  const walk = (node: any, pointer: string) => {
    if (typeof node !== "object" || node === null) return;
    if (node.schema && "example" in node) {
      expect([pointer, problemsWith(`${pointer}/schema`, node.example)]).toEqual([pointer, []]);
      checked += 1;
    }
    for (const [key, child] of Object.entries(node))
      if (key !== "example") walk(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  };
  walk(document, "#");
  expect(checked).toBeGreaterThan(15);
});
