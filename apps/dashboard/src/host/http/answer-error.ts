import type { Context } from "hono";

import type { AppEnv } from "../app-env.ts";
import { HostError } from "../host-error.ts";
import type { Observer } from "../observer.ts";

/** Turns what a route threw into an answer. What was not meant as one is told to the observer, and to nobody else. */
export function answerError(observer: Observer) {
  return (error: Error, c: Context<AppEnv>): Response => {
    const answer = error instanceof HostError ? error : unexpected();
    if (answer !== error) observer.failed?.(error);
    return c.json(answer.toBody(), answer.status, answer.headers);
  };
}

function unexpected(): HostError {
  return new HostError("server_error", "The host of the dashboard failed; its terminal says why");
}
