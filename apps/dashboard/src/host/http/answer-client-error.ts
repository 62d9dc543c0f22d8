import type { Duplex } from "node:stream";

import { HostError } from "../host-error.ts";
import { responseHeaders } from "./response-headers.ts";

/** Answers what never became a request, with the body and the headers that every error has. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(
    new HostError("bad_request", "This is no HTTP request, or too slow a one").toBody(),
  );
  const headers = {
    ...responseHeaders,
    "content-type": "application/json",
    "content-length": `${Buffer.byteLength(body)}`,
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
