import type { RevisionName } from "../revisions/revision.ts";

/** How long a process that is told to stop waits for requests in flight before it cuts them off, in milliseconds. */
export const closeTimeoutMs = 10_000;

/** What `akp-server` serves, and how: the command line, resolved. */
export interface ServeOptions {
  port: number;
  host: string;
  /** Left out: what has to be in a file for its owner is in a temporary one. */
  dataDir?: string;
  /** Left out: SQLite. It may hold a password: never printed, never an argument of another process. */
  databaseUrl?: string;
  /** Left out: the default of the server. */
  revision?: RevisionName;
  workers: number;
  admin: boolean;
  metrics: boolean;
  requestsPerMinute?: number;
  logLevel: string;
}
