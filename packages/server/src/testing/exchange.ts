import type { RawAnswer } from "./on-the-wire.ts";
import { openSocket, parseAnswer } from "./on-the-wire.ts";

/** What came back on a connection, and how the connection ended. */
export interface Exchange extends RawAnswer {
  /** Everything that came, as it was. */
  text: string;
  /** Whether a reset ended it, and not a close. */
  isReset: boolean;
}

/** Sends one request on a connection of its own. */
export async function exchange(
  port: number,
  method: string,
  path: string,
  headers: { authorization: string },
): Promise<Exchange> {
  const socket = await openSocket(port);
  let isReset = false;
  socket.on("error", (error: NodeJS.ErrnoException) => (isReset = error.code === "ECONNRESET"));
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.write(requestBytes(method, path, headers, "Connection: close\r\n"));
  await new Promise((resolve) => socket.once("close", resolve));
  const text = Buffer.concat(chunks).toString("latin1");
  return { ...parseAnswer(text), text, isReset };
}

/** A request without a body. */
export function requestBytes(
  method: string,
  path: string,
  headers: { authorization: string },
  more = "",
): string {
  const lines = [`${method} ${path} HTTP/1.1`, "Host: x", `Authorization: ${headers.authorization}`];
  return `${lines.join("\r\n")}\r\nContent-Length: 0\r\n${more}\r\n`;
}
