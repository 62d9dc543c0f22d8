import type { ApiError } from "./api-error.ts";
import { readBody } from "./read-body.ts";

/**
 * The body of a request, which has to be JSON whatever its `Content-Type` says.
 *
 * @param maxBytes A body that is longer is not read to its end.
 * @param notJson Makes the error for one that is none. What the parser says of it repeats a part of the body.
 * @throws {ApiError} That, and what `readBody` throws.
 */
export async function readJson(
  request: Request,
  maxBytes: number,
  notJson: () => ApiError,
): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  try {
    return JSON.parse(body);
  } catch {
    throw notJson();
  }
}
