/**
 * Loads `node:sqlite` without its ExperimentalWarning. Node prints one line per process when the module is first
 * loaded; it would be the only noise in our commands' output, and the users of a library can do nothing about it.
 * That one warning is held back while the module loads, and no other.
 */
export function loadSqlite(): typeof import("node:sqlite") {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    const isExpected = rest[0] === "ExperimentalWarning" && String(warning).startsWith("SQLite ");
    if (!isExpected) Reflect.apply(emitWarning, process, [warning, ...rest]);
  }) as typeof emitWarning;
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}
