import { once } from "node:events";
import { setTimeout } from "node:timers/promises";

import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";
import { sendHeaders } from "./answer.ts";

/**
 * Sends the answer in small pieces, as fast as it is meant to and the caller reads.
 *
 * @param ending Ends it, with a reset.
 */
export async function drip(c: Context<AppEnv>, bytesPerSecond: number, ending: AbortSignal): Promise<void> {
  const { body, outgoing, socket } = await sendHeaders(c);
  const signal = AbortSignal.any([ending, c.req.raw.signal]);
  const size = Math.ceil(bytesPerSecond / 10);
  try {
    outgoing.flushHeaders();
    for (let start = 0; start < body.length; start += size) {
      await setTimeout((size / bytesPerSecond) * 1000, undefined, { signal });
      if (!outgoing.write(body.subarray(start, start + size))) await once(outgoing, "drain", { signal });
    }
    outgoing.end();
  } catch (error) {
    if (!signal.aborted) throw error;
    // Where the caller hung up it is gone already.
    socket.resetAndDestroy();
  }
}
