import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";

const memory = "/dev/shm";
/** Several times what all tests have there at once, in bytes. */
const room = 2 ** 31;

/**
 * Has the temporary files of this process and of those that it starts be in memory, where a machine offers that and has the
 * room: to make and remove many files on a disk takes a tenth of the time of all tests. Processes are killed in them, and
 * not the machine, so a disk would prove no more.
 */
export function keepFilesInMemory(): void {
  if (process.platform !== "linux" || process.env["TMPDIR"] !== undefined || !hasRoom()) return;
  const directory = mkdtempSync(`${memory}/api-key-pairs-tests-`);
  // PostgreSQL runs as a user of its own, and has to get to its data.
  chmodSync(directory, 0o711);
  process.env["TMPDIR"] = directory;
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > room;
  } catch {
    return false;
  }
}
