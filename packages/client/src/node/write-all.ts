import type { FileHandle } from "node:fs/promises";

/**
 * Writes all bytes: on a disk that is nearly full, one write may take only some of them.
 *
 * @param position - where the first of them goes in the file, in bytes from its start
 * @throws what the system refuses; some bytes may be written then
 *
 * @example
 * ```ts
 * await writeAll(handle, Buffer.from(pem));
 * await handle.sync();
 * ```
 */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position = 0): Promise<void> {
  let done = 0;
  while (done < bytes.length)
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
