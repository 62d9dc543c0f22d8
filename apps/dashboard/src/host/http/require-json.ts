import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";

/** Refuses a body that is not said to be JSON: what a page of another origin cannot send without asking first. */
export function requireJson(c: Context<AppEnv>): void {
  if (!/^application\/json(?:;|$)/i.test(c.req.header("content-type") ?? ""))
    throw new HostError("unsupported_media_type", "The body must be JSON, and say so");
}
