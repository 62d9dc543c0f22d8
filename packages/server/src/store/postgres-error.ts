import { StoreUnavailableError } from "./store.ts";

/**
 * The connection is of no use any more: it broke, or the server behind it is going down. What only read may be asked
 * again of another connection. What wrote may have been committed, and may not.
 */
export class ConnectionLostError extends StoreUnavailableError {}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
/**
 * 08: connection exceptions. 57P: the server shuts down, crashed or starts up. 25006: this was the primary, and is a
 * standby now; a new connection finds the new primary.
 */
const lost = /^(?:08|57P|25006)/;
/** Rolled back for another transaction (40001, 40P01), all connections are taken (53300), took too long (57014). */
const unavailable = new Set(["40001", "40P01", "53300", "57014"]);

/** What the store throws for an error of a statement: a `StoreUnavailableError` where that is what it means. */
export function toStoreError(error: Error & { severity?: string; code?: string }): Error {
  // PostgreSQL's own errors have a severity. The others are pg's, about the connection.
  if (error.severity === undefined || lost.test(error.code!)) {
    return new ConnectionLostError(reasonOf(error), { cause: error });
  }
  if (unavailable.has(error.code!)) return new StoreUnavailableError(error.message, { cause: error });
  return error;
}

/** What an error says. That of several addresses tried in vain says nothing itself. */
export function reasonOf(error: Error): string {
  return error instanceof AggregateError
    ? error.errors.map((each: Error) => each.message).join(", ")
    : error.message;
}
