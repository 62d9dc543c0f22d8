import type { FileHandle } from "node:fs/promises";

/** Writes all bytes: on a disk that is nearly full, one write may take only some of them. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position = 0): Promise<void> {
  let done = 0;
  while (done < bytes.length)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
