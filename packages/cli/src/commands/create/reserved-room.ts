import { readFile, stat } from "node:fs/promises";

/** In bytes: one block of most disks, and more than any private key. */
export const roomSize = 4096;

const began = /^# akp create began at (\S+): a key pair may exist; see akp list\n/;

/**
 * What holds the room for a key in a file until there is one. A create that is killed leaves it behind, so that it says
 * what it is. The rest are blank lines: nobody takes it for a key.
 */
export function fillRoom(): string {
  const line = `# akp create began at ${new Date().toISOString()}: a key pair may exist; see akp list\n`;
  return line.padEnd(roomSize, "\n");
}

/**
 * Looks whether a file is one that a create left behind, or that one fills right now.
 *
 * @returns When that began, as the file says; `undefined` when it is no such file.
 */
export async function beganAt(path: string): Promise<string | undefined> {
  const stats = await stat(path);
  if (!stats.isFile() || stats.size !== roomSize) return undefined;
  return began.exec(await readFile(path, "utf8"))?.[1];
}
