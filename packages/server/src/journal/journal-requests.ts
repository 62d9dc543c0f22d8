import type { MiddlewareHandler } from "hono";

import type { AppEnv } from "../app-env.ts";
import type { OperationOf } from "../http/operation-of.ts";
import { printablePath } from "../http/printable-path.ts";
import { redactHeaders, redactQuery } from "./redact.ts";
import type { RequestJournal } from "./request-journal.ts";

/** Writes an entry for every request, whatever became of it, before its answer is out. */
export function journalRequests(
  journal: RequestJournal,
  operationOf: OperationOf,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const time = new Date().toISOString();
    const start = performance.now();
    await next();
    const { requestId, keyPairId = null, refusal = null, fault = null, isDropped } = c.var;
    // What is not writable any more was closed by the caller or reset by a fault.
    const isConnected = !isDropped && (c.env.incoming?.socket.writable ?? true);
    journal.record({
      time,
      requestId,
      operation: operationOf(c.req.method, c.req.path) ?? null,
      method: c.req.method,
      path: printablePath(c.req.path),
      query: redactQuery(Object.entries(c.req.query())),
      headers: redactHeaders(c.req.raw.headers),
      status: isConnected ? c.res.status : null,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
      keyPairId,
      refusal,
      fault,
    });
  };
}
