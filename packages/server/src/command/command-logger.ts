import type { Logger } from "pino";

import { createLogger } from "../logger.ts";

/** In bytes: some thousand lines, for a reader that is slow for a moment. */
const maxWaiting = 1024 * 1024;

/**
 * The log of `akp-server`, on stderr. A line is written when the call returns, so that nothing is lost at the end, unless
 * stderr is a pipe that is full. Then it waits, and nothing waits for it: with too many waiting, the next are dropped.
 */
export function createCommandLogger(level: string): Logger {
  const { stderr } = process;
  // Nobody may be reading any more: the server serves all the same.
  stderr.on("error", () => {});
  return createLogger(level, {
    write(line) {
      if (stderr.writableLength < maxWaiting) stderr.write(line);
    },
  });
}
