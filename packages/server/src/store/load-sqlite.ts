/**
 * Loads `node:sqlite` without its ExperimentalWarning. Node prints one line per process when the module is first
 * loaded; it would be the only noise in our commands' output, and the users of a library can do nothing about it.
 * That one warning is held back while the module loads, and no other.
 *
 * @throws {Error} When this Node.js is too old.
 */
export function loadSqlite(): typeof import("node:sqlite") {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    const isExpected = rest[0] === "ExperimentalWarning" && String(warning).startsWith("SQLite ");
    if (!isExpected) Reflect.apply(emitWarning, process, [warning, ...rest]);
  }) as typeof emitWarning;
  try {
    // Older versions have none, or none that gives rows as arrays; the oldest have no way to ask.
    const sqlite: typeof import("node:sqlite") | undefined = process.getBuiltinModule?.("node:sqlite");
    if (sqlite === undefined || !("setReturnArrays" in sqlite.StatementSync.prototype))
      throw new Error(`SQLite needs Node.js 22.16 or later, and this is ${process.version}: update Node.js.`);
    return sqlite;
  } finally {
    process.emitWarning = emitWarning;
  }
}
