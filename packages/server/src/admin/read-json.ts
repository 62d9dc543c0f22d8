import { ApiError } from "../http/api-error.ts";
import { readBody } from "../http/read-body.ts";

/**
 * The body of a request, which has to be JSON whatever its `Content-Type` says.
 *
 * @throws {ApiError} `incorrect_json`, and what `readBody` throws.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  try {
    return JSON.parse(body);
  } catch {
    // What the parser says repeats a part of the body.
    const message = "body must be valid JSON";
    throw new ApiError("incorrect_json", {
      details: [{ location: "body", pointer: "", message, type: "invalid_json" }],
    });
  }
}
