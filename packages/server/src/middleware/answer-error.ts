import type { Context } from "hono";
import type { Logger } from "pino";

import type { AppEnv } from "../app-env.ts";
import { ApiError } from "../http/api-error.ts";

/** Turns what a route threw into an answer. What was not meant as one is logged, and told to nobody else. */
export function answerError(logger: Logger) {
  return (error: Error, c: Context<AppEnv>): Response => {
    const isAnswer = error instanceof ApiError;
    if (!isAnswer) logger.error({ requestId: c.var.requestId, err: error }, "request failed");
    const answer = isAnswer ? error : new ApiError("server_error");
    if (answer.cause instanceof Error) c.set("refusal", answer.cause.message);
    return c.json(answer.toBody(), answer.status, answer.headers);
  };
}
