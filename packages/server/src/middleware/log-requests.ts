import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";

/** The paths of this API. Whatever else is in a path may be a key, a token or a cursor in the wrong place. */
const knownPath = /^\/api-key-pairs(?:\/[\w-]{43})?$/;

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
        path: printable(c.req.path),
        status,
        ms: Math.round((performance.now() - start) * 10) / 10,
        keyPairId: c.var.keyPairId,
        refusal: c.var.refusal,
      },
      "request",
    );
  };
}

/** The path where it is one of ours, else no more than its first, short segment. */
function printable(path: string): string {
  if (knownPath.test(path)) return path;
  const [, first = ""] = /^\/([\w.-]{1,32})(?=\/|$)/.exec(path) ?? [];
  return `/${first}${path.length > first.length + 1 ? "..." : ""}`;
}
