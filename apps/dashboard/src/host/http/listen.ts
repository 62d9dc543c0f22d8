import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { getRequestListener, type HttpBindings } from "@hono/node-server";

import { HostError } from "../host-error.ts";
import { answerClientError } from "./answer-client-error.ts";
import { responseHeaders } from "./response-headers.ts";

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** A server that accepts connections. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Lets changes that are under way finish, a create above all, and closes what is left after 10 s. */
  readonly close: () => Promise<void>;
}

/**
 * How long the headers of a request may be, in bytes: four times what Node takes by itself. Browsers send the cookies of
 * all programs on this address along.
 */
const maxHeaderSize = 64 * 1024;
/** How long a request may take to arrive. */
const requestTimeoutMs = 10_000;
/** Longer than the API has to answer. */
const closeTimeoutMs = 10_000;

/**
 * Serves over HTTP on the loopback address of this machine.
 *
 * @param port 0 takes any that is free.
 * @param createFetch What answers, made once it is known where it is reached.
 * @throws {Error} What Node says when it cannot listen: `EADDRINUSE`, `EACCES` and so on in `code`.
 */
export async function listen(port: number, createFetch: (url: string) => Fetch): Promise<Listening> {
  const server = createServer({
    maxHeaderSize,
    headersTimeout: requestTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Node's own refusal has no headers.
    requireHostHeader: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;
  const fetch = createFetch(url);
  const route = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    overrideGlobalObjects: false,
    errorHandler: refuseUnroutable,
  });
  const answers = new Set<ServerResponse>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(responseHeaders)) response.setHeader(name, value);
    // A browser sends a POST again by itself when a connection that it used before breaks: a create would be made twice.
    response.shouldKeepAlive = false;
    answers.add(response);
    response.once("close", () => answers.delete(response));
    void route(request, response);
  };
  server.on("request", answer);
  server.on("checkExpectation", answer);
  server.on("clientError", answerClientError);

  return {
    url,
    port: address.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const response of answers) if (response.req.method === "GET") response.destroy();
      const inFlight = [...answers].map(
        async (response) => await new Promise((resolve) => response.once("close", resolve)),
      );
      const timer = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
      await Promise.all(inFlight);
      clearTimeout(timer);
      // Browsers open connections ahead, which Node takes for busy ones.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers a request whose target or Host header makes no URL. */
function refuseUnroutable(): Response {
  const error = new HostError("bad_request", "The target of the request is no URL");
  return Response.json(error.toBody(), { status: error.status });
}
