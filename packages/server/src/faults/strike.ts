import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";
import { dropAnswer, replaceAnswer, sendHeaders } from "./answer.ts";
import { drip } from "./drip.ts";
import { errorBody } from "./error-body.ts";
import type { Fault, LatencyFault, StatusFault } from "./fault.ts";

/**
 * Does to an answer what the fault is for.
 *
 * @param signal Ends what takes long.
 */
export async function strike(
  c: Context<AppEnv>,
  fault: Exclude<Fault, LatencyFault>,
  signal: AbortSignal,
): Promise<void> {
  switch (fault.kind) {
    case "status":
      return answerStatus(c, fault);
    case "redirect":
      return replaceAnswer(c, fault.status ?? 307, null, { location: fault.location, ...noBody });
    case "drop":
      return dropAnswer(c);
    case "truncate":
      return await truncate(c);
    case "malformed": {
      const body = await c.res.text();
      const contentType = c.res.headers.get("content-type")!;
      return replaceAnswer(c, c.res.status, body.slice(0, -1), { "content-type": contentType });
    }
    case "drip":
      return await drip(c, fault.bytesPerSecond ?? 100, signal);
    case "content-type":
      return c.header("content-type", fault.contentType ?? "text/html");
  }
}

/** Said only where there might be one: else an empty body would come in chunks. */
const noBody = { "content-length": "0" };

function answerStatus(c: Context<AppEnv>, fault: StatusFault): void {
  const { status, body = status >= 400 ? errorBody(status) : null, retryAfter } = fault;
  const headers = { ...(retryAfter !== undefined && { "retry-after": `${retryAfter}` }) };
  if (body === null) {
    return replaceAnswer(c, status, null, { ...headers, ...(status !== 204 && status !== 304 && noBody) });
  }
  const isText = typeof body === "string";
  const contentType = fault.contentType ?? (isText ? "text/plain; charset=UTF-8" : "application/json");
  replaceAnswer(c, status, isText ? body : JSON.stringify(body), { ...headers, "content-type": contentType });
}

async function truncate(c: Context<AppEnv>): Promise<void> {
  const { body, outgoing, socket } = await sendHeaders(c);
  // A reset takes with it what has not left yet, and on some systems what its caller has not read yet.
  outgoing.write(body.subarray(0, body.length / 2), () => setTimeout(() => socket.resetAndDestroy(), 50));
}
