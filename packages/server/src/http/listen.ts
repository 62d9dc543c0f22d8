import type { ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import { getRequestListener, RequestError } from "@hono/node-server";
import type { Logger } from "pino";

import { ApiError } from "./api-error.ts";
import { answerClientError } from "./answer-client-error.ts";
import { requestIdFrom } from "./request-id.ts";

/** What `listen` takes: everything resolved. */
export interface ListenOptions {
  fetch: (request: Request) => Response | Promise<Response>;
  port: number;
  host: string;
  logger: Logger;
  maxHeaderBytes: number;
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  closeTimeoutMs: number;
}

/** A server that accepts connections. */
export interface Listening {
  port: number;
  /** Lets the requests in flight finish, cuts off what does not in time, and accepts nothing new meanwhile. */
  close(): Promise<void>;
}

/**
 * Serves over HTTP/1.1, within limits, and knows how to stop.
 *
 * @throws {Error} What Node says when it cannot listen: `EADDRINUSE`, `EACCES` and so on in `code`.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { logger, headersTimeoutMs, requestTimeoutMs } = options;
  const server = createServer(
    {
      maxHeaderSize: options.maxHeaderBytes,
      headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      // How late a timeout may be noticed; Node's own 30 s is longer than the timeouts.
      connectionsCheckingInterval: Math.min(1000, headersTimeoutMs, requestTimeoutMs),
    },
    getRequestListener(options.fetch, {
      // For HTTP/1.0, which has no Host header.
      hostname: "localhost",
      // The process is not ours: its Request and Response stay what they are.
      overrideGlobalObjects: false,
      errorHandler: (error) => answerUnroutable(error, logger),
    }),
  );

  const sockets = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  let isClosing = false;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  // Before the listener that answers, or a quick answer would be out before it can be told to close.
  server.prependListener("request", (_request, answer) => {
    if (isClosing) answer.setHeader("connection", "close");
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
  });
  const isAnswering = (socket: unknown) =>
    [...answers].some((answer) => answer.socket === socket && answer.headersSent);
  server.on("clientError", answerClientError(logger, isAnswering));

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // Such as running out of file descriptors: the server goes on when there are some again.
  server.on("error", (err) => logger.error({ err }, "server error"));

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      isClosing = true;
      for (const answer of answers) if (!answer.headersSent) answer.setHeader("connection", "close");
      const closed = new Promise((resolve) => server.close(resolve));
      // Node counts a connection as busy that sent nothing, or half a header: no request of those is in flight.
      const inFlight = new Set([...answers].map((answer) => answer.socket));
      for (const socket of sockets) if (!inFlight.has(socket)) socket.destroy();
      const timer = setTimeout(() => server.closeAllConnections(), options.closeTimeoutMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Answers what did not reach the app: a request whose target or Host header makes no URL. */
function answerUnroutable(error: unknown, logger: Logger): Response {
  const requestId = requestIdFrom(undefined);
  const isTheirs = error instanceof RequestError;
  const answer = new ApiError(isTheirs ? "bad_request" : "server_error");
  if (isTheirs) logger.info({ requestId, status: answer.status, reason: error.message }, "request refused");
  else logger.error({ requestId, err: error }, "request failed");
  return Response.json(answer.toBody(), {
    status: answer.status,
    headers: { "cache-control": "no-store", "x-request-id": requestId },
  });
}
