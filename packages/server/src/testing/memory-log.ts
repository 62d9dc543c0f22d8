import { createLogger } from "../logger.ts";

/** The log of the commands, kept in memory. */
export function memoryLog() {
  const lines: string[] = [];
  const logger = createLogger("trace", { write: (line) => void lines.push(line) });
  return { logger, lines, records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
