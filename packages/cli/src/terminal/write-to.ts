import { once } from "node:events";

/**
 * Writes and waits until the stream can take more, so that what is printed is never held in memory.
 *
 * @throws {Error} `EPIPE` when nobody reads any more.
 */
export async function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (!stream.write(text)) await once(stream, "drain");
}
