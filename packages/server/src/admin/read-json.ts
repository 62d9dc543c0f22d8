import { ApiError } from "../http/api-error.ts";
import { readJson as readJsonOr } from "../http/read-json.ts";

/**
 * The body of a request, which has to be JSON whatever its `Content-Type` says.
 *
 * @throws {ApiError} `incorrect_json`, and what `readBody` throws.
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  return await readJsonOr(request, maxBytes, () => {
    const message = "body must be valid JSON";
    return new ApiError("incorrect_json", {
      details: [{ location: "body", pointer: "", message, type: "invalid_json" }],
    });
  });
}
