import { STATUS_CODES } from "node:http";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import type { Logger } from "pino";

import type { ApiError } from "./api-error.ts";
import { requestIdFrom } from "./request-id.ts";

/** The answer to what does not reach the app, with the body and the headers that every error has. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Makes the answer to what does not reach the app, and writes it to the log.
 *
 * @param reason Why, for the log: it holds nothing of what was sent.
 */
export function refuse(logger: Logger, error: ApiError, reason: string | undefined): Refusal {
  const requestId = requestIdFrom(undefined);
  const { status } = error;
  logger.info({ requestId, status, reason }, "request refused");
  const body = JSON.stringify(error.toBody());
  const headers = {
    ...error.headers,
    "content-type": "application/json",
    "content-length": `${Buffer.byteLength(body)}`,
    "cache-control": "no-store",
    "x-request-id": requestId,
    connection: "close",
  };
  return { status, headers, body };
}

/** Sends a refusal where Node has made an answer to write to. */
export function sendRefusal(answer: ServerResponse, { status, headers, body }: Refusal): void {
  answer.writeHead(status, headers).end(body);
}

/** Sends a refusal where there is only a connection, and ends the connection. */
export function writeRefusal(socket: Duplex, { status, headers, body }: Refusal): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `date: ${new Date().toUTCString()}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
