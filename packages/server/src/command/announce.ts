import type { ServeOptions } from "./serve-options.ts";

/** What is told of a server that is ready. */
export interface Ready {
  /** Where it is reached. */
  url: string;
  /** The PostgreSQL database by name, host and port, when it keeps the key pairs. */
  database?: string | undefined;
  /** The file that holds the private key of the root pair, when it is at hand. */
  rootKeyFile?: string | undefined;
  /** The file that holds the token of the admin surface, when that is on. */
  adminTokenFile?: string | undefined;
}

/**
 * The command that lists the key pairs of a server that is ready.
 *
 * @returns A line for a shell.
 */
export type ListCommand = (server: { url: string; rootKeyFile: string }) => string;

/** Prints the start-up message. Secrets are named by their files, never shown. */
export function announce(ready: Ready, options: ServeOptions, listCommand: ListCommand): void {
  // Nobody may be reading: the server serves all the same.
  process.stdout.on("error", () => {});
  process.stdout.write(`${describe(ready, options, listCommand).join("\n")}\n`);
}

function describe(
  { url, database, rootKeyFile, adminTokenFile }: Ready,
  options: ServeOptions,
  listCommand: ListCommand,
): string[] {
  const lines = [
    `Listening on  ${url}  (Ctrl-C stops it)`,
    `Data          ${describeData(database, options)}`,
    `Root key      ${rootKeyFile ?? describeMissingKey(options)}`,
  ];
  if (options.revision !== undefined) lines.push(`Revision      ${options.revision}`);
  if (options.workers > 1) lines.push(`Workers       ${options.workers}`);
  if (options.metrics) lines.push(`Metrics       ${url}/metrics`);
  if (adminTokenFile !== undefined) {
    const limits = options.workers > 1 ? "  (with workers: no request journal, no faults)" : "";
    lines.push(`Admin         ${url}/_admin${limits}`, `Admin token   ${adminTokenFile}`);
  }
  lines.push("");
  if (rootKeyFile === undefined) lines.push("See what it serves:", `  curl ${url}/openapi.json`);
  else lines.push("List the key pairs:", `  ${listCommand({ url, rootKeyFile })}`);
  return lines;
}

function describeData(database: string | undefined, { dataDir }: ServeOptions): string {
  if (database !== undefined) return `PostgreSQL: ${database}`;
  return dataDir ?? "in memory, gone when the server stops; --data-dir DIR keeps it";
}

function describeMissingKey({ databaseUrl }: ServeOptions): string {
  return databaseUrl === undefined
    ? "none: its file is gone, or the pair was deleted"
    : "not here: it is in the data directory of the first start, or the pair was deleted";
}
