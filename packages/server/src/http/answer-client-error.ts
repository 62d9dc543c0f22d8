import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import type { Logger } from "pino";

import type { ErrorCode } from "./api-error.ts";
import { ApiError } from "./api-error.ts";
import { refuse, writeRefusal } from "./refuse.ts";

/** By the `code` of Node's error. Everything else is not HTTP. */
const codes: Partial<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: "request_header_fields_too_large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "payload_too_large",
  ERR_HTTP_REQUEST_TIMEOUT: "request_timeout",
};

/**
 * Answers what never became a request, with the body that every error has, and ends the connection.
 *
 * @param answersOn The answers that are owed or under way on a connection, oldest first.
 */
export function answerClientError(logger: Logger, answersOn: (socket: Duplex) => ServerResponse[]) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    const answers = answersOn(socket);
    // A request that came in full before what is wrong here is being carried out: the refusal would be taken for the
    // answer to it.
    const owed = answers.findLast(({ req }) => req.complete);
    const isGone = !socket.writable || error.code === "ECONNRESET";
    if (owed && !isGone) {
      if (!owed.headersSent) owed.setHeader("connection", "close");
      owed.once("finish", () => socket.end(() => socket.destroy()));
      return;
    }
    // An answer that is under way cannot be taken back, and a peer that is gone hears nothing.
    if (isGone || answers.some(({ headersSent }) => headersSent)) {
      socket.destroy();
      return;
    }
    const answer = new ApiError(codes[error.code ?? ""] ?? "bad_request");
    writeRefusal(socket, refuse(logger, answer, error.code));
  };
}
