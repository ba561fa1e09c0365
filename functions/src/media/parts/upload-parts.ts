import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FileStore, StoredFile } from '../../platform/index.js';
import { partNumber, partPath, partsFolder } from '../files/media-paths.js';
import { bytesOfPart, countParts, PART_BYTES, type Upload } from './uploads.codec.js';

/** The bytes of an upload that is never in memory as a whole. */
export interface UploadedBytes {
  readonly length: number;
  /** Those from `start` to before `end`. @throws AppError not-found when a part is not there */
  read(start: number, end: number): Promise<Buffer>;
  /** The same as they come. */
  stream(start: number, end: number): Readable;
}

type Sizes = Pick<Upload, 'id' | 'bytes' | 'partBytes'>;

/** The parts of uploads in the bucket, which alone knows which of them are there. */
export class UploadParts {
  constructor(private readonly store: FileStore) {}

  /** Stores a part; one that is there is written over. */
  async save({ id }: Pick<Upload, 'id'>, number: number, bytes: Buffer): Promise<void> {
    await this.store.save(partPath(id, number), bytes, { contentType: 'application/octet-stream' });
  }

  /** The numbers of the parts that are there whole, from 1. */
  async present(upload: Sizes): Promise<readonly number[]> {
    const files = await this.list(upload.id);
    return files
      .filter(({ path, bytes }) => bytes === bytesOfPart(upload, partNumber(path)))
      .map(({ path }) => partNumber(path))
      .filter((number) => number >= 1 && number <= countParts(upload));
  }

  /** The whole file, part after part, one of them in memory. */
  join(upload: Sizes): Readable {
    return Readable.from(this.partsOf(upload), { objectMode: false });
  }

  /** The whole file as bytes of which some are read at a time, from the parts that have them. */
  bytesOf(upload: Sizes): UploadedBytes {
    const stream = (start: number, end: number) =>
      Readable.from(this.rangeOf(upload, start, Math.min(end, upload.bytes)), { objectMode: false });
    return {
      length: upload.bytes,
      stream,
      read: async (start, end) => (start < end ? buffer(stream(start, end)) : Buffer.alloc(0)),
    };
  }

  private async *rangeOf({ id, partBytes }: Sizes, start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const begin = Math.floor(at / partBytes) * partBytes;
      const last = Math.min(begin + partBytes, end) - 1;
      const range = { start: at - begin, end: last - begin };
      yield* this.store.stream(partPath(id, begin / partBytes + 1), { range }) as AsyncIterable<Buffer>;
      at = last + 1;
    }
  }

  /** Removes all of them. */
  async remove(id: string): Promise<void> {
    for (const { path } of await this.list(id)) await this.store.delete(path);
  }

  private async *partsOf(upload: Sizes): AsyncGenerator<Buffer> {
    for (let number = 1; number <= countParts(upload); number += 1)
      yield await this.store.read(partPath(upload.id, number), PART_BYTES);
  }

  private async list(id: string): Promise<readonly StoredFile[]> {
    return (await this.store.list(partsFolder(id))).files;
  }
}
