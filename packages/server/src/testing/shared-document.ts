import { readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** The excerpt of the live service's own document that revision 2026-08 is defined by. */
export const sharedDocument = JSON.parse(
  readFileSync(new URL("2026-08.openapi.json", import.meta.url), "utf8"),
);

// Not strict: it is not ours, and has keywords of its generator.
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
ajv.addSchema({ ...sharedDocument, $id: "shared" });

/**
 * What is wrong with an answer by that document.
 *
 * @param path As it was asked for, without the query.
 * @param body The JSON of it, if there is one.
 * @returns `undefined` when the document does not know this answer. What it says of 405 is said of the methods that a path
 * has, and holds for those that it has not.
 */
export function sharedDocumentProblems(
  method: string,
  path: string,
  status: number,
  body: unknown,
): string[] | undefined {
  const template = path.replace(/^(\/api-key-pairs\/)[^/]+$/, "$1{api_key_pair_id}");
  const operations: Record<string, { responses: Record<number, any> }> = sharedDocument.paths[template] ?? {};
  const [anyOperation] = Object.values(operations);
  const operation = operations[method.toLowerCase()] ?? (status === 405 ? anyOperation : undefined);
  const response = operation?.responses[status];
  if (!response) return undefined;
  const schema = response.content?.["application/json"].schema;
  if (!schema) return body === undefined ? [] : ["there is a body"];
  const validate = ajv.getSchema(`shared${schema.$ref}`)!;
  return validate(body) ? [] : validate.errors!.map((error) => `${error.instancePath} ${error.message}`);
}

/** The schema of this name in it. */
export function sharedSchema(name: string) {
  return ajv.getSchema(`shared#/components/schemas/${name}`)!;
}
