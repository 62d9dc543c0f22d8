import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { requestIdFrom } from "../http/request-id.ts";

/** Gives every answer, errors too, the headers that they have in common. */
export const commonHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  const requestId = requestIdFrom(c.req.header("x-request-id"));
  c.set("requestId", requestId);
  c.header("x-request-id", requestId);
  c.header("cache-control", "no-store");
  await next();
};
