/**
 * Starts a statement that fails when it would have to wait for a lock of SQLite: it is not worth that all else that is
 * asked of the connection waits with it.
 */
export const neverWaits = "/* never waits */";
