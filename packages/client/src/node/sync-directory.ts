import { open } from "node:fs/promises";

/** Makes a rename or a new file in a directory durable. Windows neither needs it nor lets a directory be opened. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
