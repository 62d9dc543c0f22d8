import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

import type { Logger } from "pino";

import type { ErrorCode } from "./api-error.ts";
import { ApiError } from "./api-error.ts";
import { requestIdFrom } from "./request-id.ts";

/** By the `code` of Node's error. Everything else is not HTTP. */
const codes: Partial<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: "request_header_fields_too_large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "payload_too_large",
  ERR_HTTP_REQUEST_TIMEOUT: "request_timeout",
};

/**
 * Answers what never became a request, with the body that every error has, and ends the connection.
 *
 * @param isAnswering Whether a part of an answer is out on this connection.
 */
export function answerClientError(logger: Logger, isAnswering: (socket: Duplex) => boolean) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    // An answer that is under way cannot be taken back, and a peer that is gone hears nothing.
    if (!socket.writable || error.code === "ECONNRESET" || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const requestId = requestIdFrom(undefined);
    const answer = new ApiError(codes[error.code ?? ""] ?? "bad_request");
    logger.info({ requestId, status: answer.status, reason: error.code }, "request refused");
    const body = JSON.stringify(answer.toBody());
    const lines = [
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      `X-Request-Id: ${requestId}`,
      `Date: ${new Date().toUTCString()}`,
      "Connection: close",
    ];
    socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  };
}
