import type { Logger } from "pino";

import type { Fault } from "./faults/fault.ts";
import type { RevisionName } from "./revisions/revision.ts";

/** What `startServer` takes. Everything has a default. */
export interface StartServerOptions {
  /**
   * The port to listen on. 0 takes any that is free.
   *
   * @default 0
   */
  port?: number;
  /**
   * The address to listen on. Anything but loopback is reachable from other machines, without TLS.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /**
   * The directory that keeps the database and the root key. It is created when it is not there, for its owner only.
   *
   * @default none: everything is in memory, and gone when the server closes
   */
  dataDir?: string;
  /**
   * The revision of the API to speak. Data of one is readable in the other, so it may change with every start.
   *
   * @default "2021-10"
   */
  revision?: RevisionName;
  /**
   * The PostgreSQL that keeps the key pairs, as `postgres://user:password@host:5432/database`, for any number of servers
   * to share. The data directory then has no database in it. Without one, the root key is known only to the server that
   * made it, and to that only until it closes.
   *
   * @default none: SQLite keeps them, in the data directory or in memory
   */
  databaseUrl?: string;
  /**
   * Gets one line a request, free of secrets, and every unexpected error.
   *
   * @default silent
   */
  logger?: Logger;
  /**
   * The longest request body that is read, in bytes. A longer one is answered with 413.
   *
   * @default 65536
   */
  maxBodyBytes?: number;
  /**
   * The most that URL and headers of a request may take together, in bytes. More is answered with 431.
   *
   * @default 16384
   */
  maxHeaderBytes?: number;
  /**
   * How long the headers of a request may take to arrive, in milliseconds, before it is answered with 408.
   *
   * @default 10000
   */
  headersTimeoutMs?: number;
  /**
   * How long a request may take to arrive in full, in milliseconds, before it is answered with 408.
   *
   * @default 30000
   */
  requestTimeoutMs?: number;
  /**
   * How long `close` waits for requests in flight, in milliseconds, before it cuts them off.
   *
   * @default 10000
   */
  closeTimeoutMs?: number;
  /**
   * What goes wrong, in the order in which it is asked for. Requests for documents beside the API, and `HEAD`, are
   * spared.
   *
   * @default nothing
   */
  faults?: readonly Fault[];
  /**
   * Any whole number: which requests a fault with a `probability` strikes follows from it and from their order.
   *
   * @default 0
   */
  faultSeed?: number;
  /**
   * Whether there is an admin surface below `/_admin`: health, readiness, reset, the last requests, faults. It needs a
   * token of its own (`server.admin.token`), which is kept in the data directory when there is one.
   *
   * @default false
   */
  admin?: boolean;
  /**
   * How many requests a key pair may send in a minute, which starts with its first. What is beyond is answered with
   * 429 and `Retry-After`. Every server counts for itself.
   *
   * @default no limit
   */
  requestsPerMinute?: number;
  /**
   * Whether `/metrics` tells, in the Prometheus text format and to whoever asks, how many requests there were, how long
   * they took, and what the process uses.
   *
   * @default false
   */
  metrics?: boolean;
}
