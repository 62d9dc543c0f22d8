import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";
import { printablePath } from "../http/printable-path.ts";

/** Writes one line a request. No header, no query (it holds cursors) and no body is ever in it. */
export function logRequests(logger: Logger): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { status } = c.res;
    logger[status >= 500 ? "error" : "info"](
      {
        requestId: c.var.requestId,
        method: c.req.method,
        path: printablePath(c.req.path),
        status: c.var.isDropped ? null : status,
        ms: Math.round((performance.now() - start) * 10) / 10,
        keyPairId: c.var.keyPairId,
        refusal: c.var.refusal,
        fault: c.var.fault,
      },
      "request",
    );
  };
}
