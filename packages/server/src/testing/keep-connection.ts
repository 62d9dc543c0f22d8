import { on } from "node:events";
import type { Socket } from "node:net";

import type { RawAnswer } from "./on-the-wire.ts";
import { openSocket, parseAnswer } from "./on-the-wire.ts";

/**
 * A connection that is kept from request to request, as the clients in the field keep theirs. There is no end of it to
 * tell where an answer ends, so its `Content-Length` has to.
 *
 * @returns Sends the bytes of one request, and gives the answer to it.
 */
export async function keepConnection(port: number): Promise<(request: string) => Promise<RawAnswer>> {
  const socket = await openSocket(port);
  return async (request) => {
    const answer = readAnswer(socket);
    socket.write(request);
    return await answer;
  };
}

async function readAnswer(socket: Socket): Promise<RawAnswer> {
  let text = "";
  for await (const [chunk] of on(socket, "data", { close: ["close"] })) {
    text += (chunk as Buffer).toString("latin1");
    if (!text.includes("\r\n\r\n")) continue;
    const { status, headers, body } = parseAnswer(text);
    const length = status === 204 ? 0 : Number(headers["content-length"]);
    if (body.length === length) return { status, headers, body: Buffer.from(body, "latin1").toString() };
  }
  throw new Error("the connection ended before the answer did");
}
