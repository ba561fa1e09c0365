import { once } from 'node:events';
import { pipeline, type Readable } from 'node:stream';
import type { Response } from 'express';

/** Cloud Run refuses longer answers that tell their length, and passes on those that don't. */
const MAX_COUNTED_BYTES = 30 * 1024 * 1024;

/** Says how long an answer is that comes as a stream, where that may be said. @param isHead whether nothing but headers is sent */
export function tellLength(res: Response, bytes: number, isHead = false): void {
  if (bytes <= MAX_COUNTED_BYTES || isHead) res.set('Content-Length', String(bytes));
}

/**
 * Sends bytes as they come. Resolves when the first are there: from then on a client that is slow is nobody's failure.
 *
 * @throws what the stream ends with before its first byte
 */
export async function sendStream(stream: Readable, res: Response): Promise<void> {
  await once(stream, 'readable');
  // Either end may leave early; the other one is ended with it, and a client sees that bytes are missing.
  pipeline(stream, res, () => undefined);
}
