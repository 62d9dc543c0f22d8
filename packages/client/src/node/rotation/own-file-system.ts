import { statfs } from "node:fs/promises";

/**
 * What Linux calls the file systems of disks that one machine has at a time. Network file systems are not among them, nor
 * those that a virtual machine shares with its host. Source: linux/magic.h, and statfs(2) for XFS, F2FS and ZFS.
 */
const ofOneMachine: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x5846_5342, // XFS
  0x9123_683e, // Btrfs
  0xf2f5_2010, // F2FS
  0x2fc1_2fc1, // ZFS
  0x794c_7630, // overlay, of containers
  0x0102_1994, // tmpfs
]);

/** Whether a directory is certainly on a file system that this machine alone has. It may still serve it to others. */
export async function isOwnFileSystem(directory: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { type } = await statfs(directory);
  return ofOneMachine.has(type);
}
