import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

import { HostError } from "../host-error.ts";
import { responseHeaders } from "./response-headers.ts";

/** Answers what never became a request, with the body and the headers that every error has. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const answer = explain(error);
  const body = JSON.stringify(answer.toBody());
  const headers = {
    ...responseHeaders,
    "content-type": "application/json",
    "content-length": `${Buffer.byteLength(body)}`,
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const statusLine = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n`;
  socket.end(`${statusLine}${lines.join("")}\r\n${body}`, () => socket.destroy());
}

function explain({ code }: NodeJS.ErrnoException): HostError {
  if (code !== "HPE_HEADER_OVERFLOW")
    return new HostError("bad_request", "This is no HTTP request, or too slow a one");
  return new HostError(
    "header_fields_too_large",
    "The headers of this request are too long. Browsers send the cookies of every program on this machine along: " +
      "clear the cookies of 127.0.0.1 and of localhost.",
  );
}
