import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { Observer } from "../observer.ts";

/** Tells the observer of every request. No header, no query (it holds cursors) and no body is ever in it. */
export function observeRequests({ answered }: Observer): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const durationMs = performance.now() - startedAt;
    answered?.({ method: c.req.method, route: c.var.route, status: c.res.status, durationMs });
  };
}
