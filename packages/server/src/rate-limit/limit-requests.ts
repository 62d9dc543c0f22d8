import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/** Refuses what a key pair asks beyond its limit. For requests whose token was verified: nobody uses up another's. */
export function limitRequests(rateLimiter: RateLimiter): MiddlewareHandler<AppEnv> {
  const { requestsPerMinute } = rateLimiter;
  return async (c, next) => {
    const waitMs = await rateLimiter.consume(c.var.keyPairId!);
    if (waitMs > 0) throw tooManyRequests(requestsPerMinute, Math.ceil(waitMs / 1000));
    await next();
  };
}

function tooManyRequests(requestsPerMinute: number, waitSeconds: number): ApiError {
  const message =
    `a key pair may send ${requestsPerMinute} requests in a minute; ` +
    `wait ${waitSeconds} s, as Retry-After says, or use another key pair`;
  return new ApiError("too_many_requests", {
    details: [{ location: "unknown", pointer: "", message, type: "rate_limit" }],
    headers: { "retry-after": `${waitSeconds}` },
  });
}
