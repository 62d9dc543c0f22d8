import type { Logger } from "pino";
import { pino } from "pino";

import { createLogger } from "../logger.ts";

/** The log of `akp-server`: on stderr, and written when the call returns, so that nothing is lost at the end. */
export function createCommandLogger(level: string): Logger {
  return createLogger(level, pino.destination({ fd: 2, sync: true }));
}
