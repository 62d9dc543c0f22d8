import { ApiError } from "./api-error.ts";

/**
 * The body of a request as text.
 *
 * @param maxBytes A body that is longer is not read to its end.
 * @throws {ApiError} `payload_too_large`, or `bad_request` when the caller went away half-way.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const declared = request.headers.get("content-length");
  if (declared === "0") return "";
  if (Number(declared) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw cutShort(error);
  }
  if (size > maxBytes) throw tooLarge(maxBytes);
  // A caller who was gone before the body was touched leaves a stream that looks empty.
  const isCutShort = request.signal.aborted || (declared !== null && size !== Number(declared));
  if (isCutShort) throw cutShort();
  return Buffer.concat(chunks).toString();
}

function cutShort(cause?: unknown): ApiError {
  return new ApiError("bad_request", { cause: new Error("the body was cut short", { cause }) });
}

function tooLarge(maxBytes: number): ApiError {
  const message = `body must be at most ${maxBytes} bytes`;
  return new ApiError("payload_too_large", {
    details: [{ location: "body", pointer: "", message, type: "too_big" }],
  });
}
