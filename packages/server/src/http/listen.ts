import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setImmediate } from "node:timers/promises";

import { getRequestListener, RequestError } from "@hono/node-server";
import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";

import { ApiError } from "./api-error.ts";
import { answerClientError } from "./answer-client-error.ts";
import { refuse, sendRefusal, writeRefusal } from "./refuse.ts";

/** What `listen` takes: everything resolved. */
export interface ListenOptions {
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
  port: number;
  host: string;
  logger: Logger;
  maxHeaderBytes: number;
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  closeTimeoutMs: number;
  /**
   * How many connections may be open at once. More are closed as they come.
   *
   * @default 10000: so many that send their headers byte by byte take some 250 MB, until they are cut off
   */
  maxConnections?: number;
  /**
   * Whether nothing else runs in this process: its global `Request` and `Response` may be replaced by lighter ones.
   *
   * @default false
   */
  ownsProcess?: boolean | undefined;
}

/** A server that accepts connections. */
export interface Listening {
  port: number;
  /**
   * Lets the requests that have arrived finish, and cuts off what does not in time. Nothing new is accepted meanwhile,
   * but for what comes in the same moment.
   */
  close(): Promise<void>;
}

/**
 * Serves over HTTP/1.1, within limits, and knows how to stop.
 *
 * @throws {Error} What Node says when it cannot listen: `EADDRINUSE`, `EACCES` and so on in `code`.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { logger, headersTimeoutMs, requestTimeoutMs, maxConnections = 10_000 } = options;
  const route = getRequestListener((request, env) => options.fetch(request, env as HttpBindings), {
    // For HTTP/1.0, which has no Host header.
    hostname: "localhost",
    // Node's own Response makes a stream of every body: a fifth of the CPU of a list.
    overrideGlobalObjects: options.ownsProcess === true,
    errorHandler: (error) => answerUnroutable(error, logger),
  });
  const badRequest = (reason: string) => refuse(logger, new ApiError("bad_request"), reason);
  const server = createServer(
    {
      maxHeaderSize: options.maxHeaderBytes,
      headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      // How late a timeout may be noticed; Node's own 30 s is longer than the timeouts.
      connectionsCheckingInterval: Math.min(1000, headersTimeoutMs, requestTimeoutMs),
      // Node's own refusal has no body.
      requireHostHeader: false,
    },
    (request, answer) => {
      if (hasOneHost(request)) void route(request, answer);
      else sendRefusal(answer, badRequest("no Host header, or several"));
    },
  );
  server.maxConnections = maxConnections;

  const sockets = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  let isClosing = false;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  // Before the listener that answers, or a quick answer would be out before it can be told to close.
  server.prependListener("request", ({ socket }, answer) => {
    if (isClosing) answer.setHeader("connection", "close");
    answers.add(answer);
    answer.once("close", () => answers.delete(answer));
    // Nobody waits without end for a peer that asks and does not read.
    answer.setTimeout(requestTimeoutMs, () => {
      if (socket.writableLength > 0) socket.destroy();
    });
  });
  const answersOn = (socket: unknown) =>
    [...answers].filter((answer) => answer.req.socket === socket && !answer.writableFinished);
  server.on("clientError", answerClientError(logger, answersOn));
  server.on("checkExpectation", (_request, answer) => {
    sendRefusal(
      answer,
      refuse(logger, new ApiError("expectation_failed"), "an expectation but 100-continue"),
    );
  });
  server.on("connect", (_request, socket) => {
    // Node has let go of it: an error without a listener would end the process.
    socket.on("error", () => {});
    const notAllowed = new ApiError("method_not_allowed", { headers: { allow: "" } });
    writeRefusal(socket, refuse(logger, notAllowed, "CONNECT"));
  });
  server.on("drop", () => logger.warn({ maxConnections }, "connection refused"));

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
      // Once for the connections that are kept alive, which Node ends if they look idle, and for those that wait to be
      // accepted; and once more for what was sent on the latter.
      await readWhatArrived();
      const closed = new Promise((resolve) => server.close(resolve));
      await readWhatArrived();
      // Node counts a connection as busy that sent nothing, or half a header: no request of those is in flight.
      const inFlight = new Set([...answers].map((answer) => answer.socket));
      for (const socket of sockets) if (!inFlight.has(socket)) socket.destroy();
      const timer = setTimeout(() => server.closeAllConnections(), options.closeTimeoutMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/**
 * Lets the event loop take in what the system has received: while it was busy, whole requests may have come, whose
 * callers would see their connection reset. The first turn may end without asking the system, the second does not.
 */
async function readWhatArrived(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** RFC 9112, section 3.2: exactly one, or a proxy in front and this server may take the request for different ones. */
function hasOneHost(request: IncomingMessage): boolean {
  const { length } = request.headersDistinct["host"] ?? [];
  return length === 1 || (length === 0 && request.httpVersion === "1.0");
}

/** Answers what did not reach the app: a request whose target or Host header makes no URL. */
function answerUnroutable(error: unknown, logger: Logger): Response {
  const isTheirs = error instanceof RequestError;
  if (!isTheirs) logger.error({ err: error }, "request failed");
  const answer = new ApiError(isTheirs ? "bad_request" : "server_error");
  const { status, headers, body } = refuse(logger, answer, isTheirs ? error.message : undefined);
  return new Response(body, { status, headers });
}
