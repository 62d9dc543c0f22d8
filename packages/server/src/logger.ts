import type { DestinationStream, Logger } from "pino";
import { pino } from "pino";

/** Says nothing: what a library does unless it is given a logger. */
export const silentLogger: Logger = pino({ level: "silent" });

// Nothing that is logged here holds one of these. If it ever does by mistake, it still is not written.
const secrets = ["authorization", "token", "private_key", "privateKey", "cursor"];

/**
 * The log of the commands: JSON, one line a record.
 *
 * @param level The least important level to write.
 * @param destination Where to.
 */
export function createLogger(level: string, destination: DestinationStream): Logger {
  const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact, base: { pid: process.pid } }, destination);
}
