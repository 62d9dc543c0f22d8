import { fullFormats } from "ajv-formats/dist/formats.js";
import { Ajv2020 } from "ajv/dist/2020.js";

import { createDocument } from "../openapi/document.ts";

/** An answer, whatever it came over. */
export interface Answer {
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

interface DocumentedResponse {
  headers: Record<string, { $ref: string }>;
  content?: Record<string, object>;
}

type Operations = Partial<
  Record<string, { responses: Record<number, DocumentedResponse | { $ref: string }> }>
>;

/** What an OpenAPI document promises, to hold answers against. */
export function createContract(source: object) {
  const document = JSON.parse(JSON.stringify(source));
  const paths: Record<string, Operations> = document.paths;
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats: fullFormats });
  // Strict about the schemas within; the fields of the document around them are no keywords of theirs.
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: "document" });

  /** Every operation of the document: its method, path and statuses. */
  const documentedOperations = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      statuses: Object.keys(operation!.responses).map(Number),
    })),
  );

  /** What is wrong with a value, by the schema at this place of the document. */
  function problemsWith(pointer: string, value: unknown): string[] {
    const validate = ajv.getSchema(`document${pointer}`)!;
    return validate(value) ? [] : validate.errors!.map((error) => `${error.instancePath} ${error.message}`);
  }

  /** What an answer has that the document does not say, or the other way around. */
  function contractProblems(answer: Answer): string[] {
    const pointer = pointerOfResponse(answer);
    const response: DocumentedResponse | undefined = at(pointer);
    if (!response) return [`${answer.status} is not documented for ${answer.method} ${answer.path}`];
    const type = answer.headers["content-type"];
    return [
      ...Object.entries(response.headers).flatMap(([name, { $ref }]) =>
        problemsWith(`${$ref}/schema`, answer.headers[name.toLowerCase()]).map(
          (problem) => `${name}${problem}`,
        ),
      ),
      ...bodyProblems(answer, pointer, response.content && Object.keys(response.content), type),
    ];
  }

  function bodyProblems(
    { method, body }: Answer,
    pointer: string,
    types: string[] | undefined,
    type: string | undefined,
  ): string[] {
    if (types && !types.includes(type!)) return [`the content type is ${type}, not ${types.join(" or ")}`];
    if (!types || method === "HEAD") return body === "" ? [] : ["there is a body"];
    return problemsWith(`${pointer}/content/${escape(type!)}/schema`, JSON.parse(body));
  }

  /** Where the document says what an answer is. */
  function pointerOfResponse({ method, path, status }: Answer): string {
    const template = Object.keys(paths).find((name) => toPattern(name).test(path));
    if (template === undefined) return "#/components/responses/NotFound";
    const name = method === "HEAD" && paths[template]!["get"] ? "get" : method.toLowerCase();
    if (!paths[template]![name]) return "#/components/responses/MethodNotAllowed";
    const pointer = `#/paths/${escape(template)}/${name}/responses/${status}`;
    return at(pointer)?.$ref ?? pointer;
  }

  function at(pointer: string) {
    const keys = pointer.split("/").slice(1);
    return keys.reduce((value, key) => value?.[key.replaceAll("~1", "/")], document);
  }

  return { documentedOperations, problemsWith, contractProblems };
}

function toPattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(".", String.raw`\.`).replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

function escape(key: string): string {
  return key.replaceAll("/", "~1");
}

/** That of the default revision. */
export const { documentedOperations, problemsWith, contractProblems } = createContract(createDocument());
