import { Readable } from 'node:stream';

/** The bytes of an archive, wherever they are: not all of them need to be in memory. */
export interface ArchiveBytes {
  readonly length: number;
  /** Those from `start` to before `end`. */
  read(start: number, end: number): Promise<Buffer>;
  /** The same as they come. */
  stream(start: number, end: number): Readable;
}

/** The bytes of an archive that is in memory. */
export function bytesInMemory(bytes: Buffer): ArchiveBytes {
  return {
    length: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    stream: (start, end) => Readable.from([bytes.subarray(start, end)], { objectMode: false }),
  };
}
