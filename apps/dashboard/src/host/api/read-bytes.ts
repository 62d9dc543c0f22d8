/** As much of a body as could be read. */
export interface ReadBytes {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Why that is not all. */
  readonly failure?: unknown;
}

/** Reads a body. What was read is never thrown away: it may hold a private key that exists nowhere else. */
export async function readBytes(response: Response, maxBytes: number): Promise<ReadBytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) throw new Error(`The answer is longer than ${maxBytes} bytes`);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch (failure) {
    return { bytes: Buffer.concat(chunks), failure };
  }
}
