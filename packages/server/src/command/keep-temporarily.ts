import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Writes a secret to a file for its owner only, which is gone when this process ends. Without a data directory it still
 * has to be somewhere that its owner, and nobody else, can read.
 *
 * @returns The file, when there is a secret.
 */
export function keepTemporarily(name: string, secret: string | undefined): string | undefined {
  if (secret === undefined) return undefined;
  const directory = mkdtempSync(join(runtimeDirectory() ?? tmpdir(), "akp-server-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, name);
  writeFileSync(file, secret, { flag: "wx", mode: 0o600 });
  return file;
}

/** That of the user's session: in memory, so that not even a process that is killed leaves a secret on the disk. */
function runtimeDirectory(): string | undefined {
  const directory = process.env["XDG_RUNTIME_DIR"];
  const stats = directory ? statSync(directory, { throwIfNoEntry: false }) : undefined;
  return stats?.isDirectory() && stats.uid === process.getuid?.() ? directory : undefined;
}
