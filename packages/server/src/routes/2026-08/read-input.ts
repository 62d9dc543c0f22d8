import type * as z from "zod/mini";

import { readJson } from "../../http/read-json.ts";
import { parseOrRefuse, ValidationError } from "../../http/validation-error.ts";

/**
 * The body of a request, as its schema reads it.
 *
 * @param maxBytes A body that is longer is not read to its end.
 * @throws {ValidationError} When it departs from the schema, or is no JSON.
 * @throws {ApiError} As `readBody` does.
 */
export async function readInput<Schema extends z.ZodMiniObject>(
  request: Request,
  maxBytes: number,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return parseOrRefuse(schema, await readJson(request, maxBytes, notJson), "body");
}

function notJson(): ValidationError {
  return new ValidationError([{ loc: ["body"], msg: "body must be JSON", type: "json_invalid" }]);
}
