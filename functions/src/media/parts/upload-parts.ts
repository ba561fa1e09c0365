import { Readable } from 'node:stream';
import type { FileStore, StoredFile } from '../../platform/index.js';
import { partNumber, partPath, partsFolder } from '../files/media-paths.js';
import { bytesOfPart, countParts, PART_BYTES, type Upload } from './uploads.codec.js';

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
