import type { Readable } from 'node:stream';

/** Room for most bodies; it grows with what comes. */
const FIRST_BYTES = 16 * 1024;

/**
 * All of a stream in memory, in little more than its own size however small the pieces are in which it comes.
 *
 * @param maxBytes bound of its length
 * @returns undefined as soon as there are more; the rest is then thrown away as it comes, so that the connection goes on
 * @throws Error when the stream ends with one, such as a client that left
 */
export async function readBytes(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const bytes = await collect(stream, maxBytes);
  // Only now: the loop's end has paused the stream.
  if (bytes === undefined) stream.resume();
  return bytes;
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  let buffer = Buffer.allocUnsafe(Math.min(FIRST_BYTES, maxBytes));
  let length = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    const end = length + chunk.length;
    if (end > maxBytes) return undefined;
    if (end > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.min(Math.max(end, 2 * buffer.length), maxBytes));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
    chunk.copy(buffer, length);
    length = end;
  }
  return buffer.subarray(0, length);
}
