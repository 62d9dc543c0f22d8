import type { Context } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";
import { StoreUnavailableError } from "../store/store.ts";

/** In seconds: a database that restarts is back in about that time. */
const retryAfter = 2;

/** Turns what a route threw into an answer. What was not meant as one is logged, and told to nobody else. */
export function answerError(logger: Logger) {
  return (error: Error, c: Context<AppEnv>): Response => {
    const answer = error instanceof ApiError ? error : unexpected(error);
    if (answer !== error) logger.error({ requestId: c.var.requestId, err: error }, "request failed");
    if (answer.cause instanceof Error) c.set("refusal", answer.cause.message);
    return c.json(answer.toBody(), answer.status, answer.headers);
  };
}

function unexpected(error: Error): ApiError {
  return error instanceof StoreUnavailableError
    ? new ApiError("service_unavailable", { headers: { "retry-after": `${retryAfter}` } })
    : new ApiError("server_error");
}
