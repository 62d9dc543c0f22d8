import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";

/** A path may be as long as a header; a log line need not. */
const maxPathCharacters = 256;

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
        path: c.req.path.slice(0, maxPathCharacters),
        status,
        ms: Math.round((performance.now() - start) * 10) / 10,
        keyPairId: c.var.keyPairId,
        refusal: c.var.refusal,
      },
      "request",
    );
  };
}
