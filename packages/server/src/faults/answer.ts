import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";

/**
 * Puts another answer in the place of the one so far, with the headers that every answer has.
 *
 * @param headers Those of the new answer alone.
 */
export function replaceAnswer(
  c: Context<AppEnv>,
  status: number,
  body: string | null,
  headers: Record<string, string> = {},
): void {
  // Before the work there is none yet: Hono makes one, from the headers that were set.
  const all = new Headers(c.res.headers);
  all.delete("content-type");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  c.res = new Response(body, { status, headers: all });
}

/** Resets the connection in place of an answer. */
export function dropAnswer(c: Context<AppEnv>): void {
  const { socket } = connectionOf(c);
  leaveAnswer(c);
  c.set("isDropped", true);
  socket.resetAndDestroy();
}

/** Tells the listener that the answer is, or will be, on its way without it. */
function leaveAnswer(c: Context<AppEnv>): void {
  replaceAnswer(c, c.res.status, null, Object.fromEntries(RESPONSE_ALREADY_SENT.headers));
}

/** The headers of the answer so far, sent with the length of its whole body, and that body, not sent yet. */
export async function sendHeaders(c: Context<AppEnv>): Promise<{
  body: Buffer;
  outgoing: ServerResponse;
  socket: Socket;
}> {
  const { outgoing, socket } = connectionOf(c);
  const { status, headers } = c.res;
  const body = Buffer.from(await c.res.arrayBuffer());
  outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": body.length });
  leaveAnswer(c);
  return { body, outgoing, socket };
}

function connectionOf(c: Context<AppEnv>) {
  // app.request() leaves out all of it, whatever its type says.
  const { incoming, outgoing } = (c.env as AppEnv["Bindings"] | undefined) ?? {};
  if (!incoming || !outgoing) {
    throw new Error("This fault needs a connection: call a server that listens, not app.request()");
  }
  // The bindings name HTTP/2 as well, which the listener does not serve.
  return { outgoing: outgoing as ServerResponse, socket: incoming.socket as Socket };
}
