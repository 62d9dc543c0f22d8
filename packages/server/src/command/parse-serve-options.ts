import type { RevisionName } from "../revisions/revision.ts";
import { revisionNames } from "../revisions/revision.ts";
import { checkPostgresUrl } from "../store/postgres-url.ts";
import type { ServeOptions } from "./serve-options.ts";
import { UsageError } from "./usage-error.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
/** More than the cores of any machine that this is made for. */
const maxWorkers = 64;

/** The flags that start the server, as they were written. What was not written is not there. */
export interface ServeFlags {
  port?: string | undefined;
  host?: string | undefined;
  "data-dir"?: string | undefined;
  "database-url"?: string | undefined;
  revision?: string | undefined;
  workers?: string | undefined;
  "requests-per-minute"?: string | undefined;
  admin?: boolean | undefined;
  metrics?: boolean | undefined;
  "log-level"?: string | undefined;
}

/** @throws {UsageError} When a value cannot be meant, or two of them do not go together. */
export function parseServeOptions(flags: ServeFlags, databaseUrlVariable: string | undefined): ServeOptions {
  const dataDir = parseText("--data-dir", "a directory", flags["data-dir"]);
  const databaseUrl =
    parseDatabaseUrl("--database-url", flags["database-url"]) ??
    parseDatabaseUrl("DATABASE_URL", databaseUrlVariable);
  const requestsPerMinute = parseNumber(
    "--requests-per-minute",
    1,
    Number.MAX_SAFE_INTEGER,
    flags["requests-per-minute"],
  );
  const revision = parseRevision(flags.revision);
  const options: ServeOptions = {
    port: parseNumber("--port", 0, 65_535, flags.port) ?? 3000,
    host: parseText("--host", "an address to listen on, such as 127.0.0.1", flags.host) ?? "127.0.0.1",
    ...(dataDir !== undefined && { dataDir }),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(revision !== undefined && { revision }),
    workers: parseNumber("--workers", 1, maxWorkers, flags.workers) ?? 1,
    admin: flags.admin ?? false,
    metrics: flags.metrics ?? false,
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    logLevel: parseLogLevel(flags["log-level"] ?? "info"),
  };
  if (options.workers > 1) checkWorkers(options);
  return options;
}

function checkWorkers({ workers, dataDir, databaseUrl }: ServeOptions): void {
  if (dataDir === undefined && databaseUrl === undefined) {
    throw new UsageError(
      `--workers ${workers} needs --data-dir or a database: processes share nothing that is in memory`,
    );
  }
}

function parseNumber(flag: string, min: number, max: number, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  const hint = flag === "--port" ? " (0 takes any free port)" : "";
  throw new UsageError(`${flag} must be a whole number ${range}${hint}, not "${text}"`);
}

function parseText(flag: string, what: string, text: string | undefined): string | undefined {
  if (text === "") throw new UsageError(`${flag} must be ${what}, not ""`);
  return text;
}

function parseDatabaseUrl(name: string, text: string | undefined): string | undefined {
  try {
    if (text !== undefined) checkPostgresUrl(text, name);
    return text;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parseRevision(text: string | undefined): RevisionName | undefined {
  const revision = revisionNames.find((name) => name === text);
  if (revision === undefined && text !== undefined)
    throw new UsageError(`--revision must be one of ${revisionNames.join(", ")}, not "${text}"`);
  return revision;
}

function parseLogLevel(text: string): string {
  if (logLevels.some((level) => level === text)) return text;
  throw new UsageError(`--log-level must be one of ${logLevels.join(", ")}, not "${text}"`);
}
