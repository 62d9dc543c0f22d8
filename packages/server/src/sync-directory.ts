import { open } from "node:fs/promises";

/** Makes the entries of a directory durable: without it, a power cut may lose a file that was itself synced. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows neither needs it nor lets a directory be opened.
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
