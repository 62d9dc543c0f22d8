import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import { onTestFinished } from "vitest";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly token: string | undefined;
  readonly body: string;
}

export interface HostileServer {
  readonly url: string;
  /** Every request so far, in the order in which they arrived. */
  readonly received: readonly Received[];
}

/** Answers one request in whatever way; `count` is 1 for the first. */
export type Answer = (response: ServerResponse, request: Received, count: number) => unknown;

/** Starts a server that behaves as badly as a test asks for. It is gone when the test is over. */
export async function startHostileServer(answer: Answer): Promise<HostileServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url = "", headers } = request;
    const token = headers.authorization?.replace(/^Bearer /, "");
    const count = received.push({ method, url, headers, token, body });
    await answer(response, received[count - 1]!, count);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Sends JSON, or a text as it is. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
}

/** Sends an error as the API does. */
export function sendError(response: ServerResponse, status: number, headers: Record<string, string> = {}) {
  send(
    response,
    status,
    { type: "error", code: `code_${status}`, status, message: `Message ${status}`, details: [] },
    headers,
  );
}

/** Drops the connection without an answer. */
export function drop(response: ServerResponse) {
  response.socket?.resetAndDestroy();
}

/** Announces an answer and drops the connection in the middle of it. */
export function truncate(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": String(text.length + 100),
  });
  response.write(text, () => response.socket?.destroy());
}

/** A pair as the API lists it. */
export function pair(id: string) {
  return {
    type: "api-key-pair",
    id,
    private_key: null,
    created_at: "2024-05-01T10:00:00.000+00:00",
    updated_at: "2024-05-01T10:00:00.000+00:00",
  };
}

/** A page as the API answers it. */
export function page(ids: readonly string[], next: string | null = null, previous: string | null = null) {
  return { items: ids.map(pair), limit: 20, next_cursor: next, previous_cursor: previous };
}
