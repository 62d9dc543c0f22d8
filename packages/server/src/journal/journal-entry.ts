import type { Operation } from "../revisions/revision.ts";

/**
 * What the journal remembers of a request. No token, private key or cursor is in it, and every text is short: what was
 * left out reads `[redacted]`.
 */
export interface JournalEntry {
  /** When the request arrived: RFC 3339 date-time in UTC. */
  readonly time: string;
  readonly requestId: string;
  /** `null` when it was none of the API's. */
  readonly operation: Operation | null;
  readonly method: string;
  /** In full where it is one of the API's, else its first segment. */
  readonly path: string;
  /** `limit` as it was sent, the names of the others. */
  readonly query: Readonly<Record<string, string>>;
  /** Those that say nothing secret as they were sent, of `authorization` the scheme, the names of the others. */
  readonly headers: Readonly<Record<string, string>>;
  /** `null` when the connection was gone before the answer. */
  readonly status: number | null;
  /** From its arrival until the answer began, in milliseconds. */
  readonly durationMs: number;
  /** The pair that signed the token of the request; `null` when no token was verified. */
  readonly keyPairId: string | null;
  /** Why the request was refused, in more words than the answer has. */
  readonly refusal: string | null;
  /** The kind of the fault that struck. */
  readonly fault: string | null;
}
