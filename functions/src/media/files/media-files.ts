import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors/index.js';
import type { FileStore, StoredFile } from '../../platform/index.js';
import type { Media } from '../documents/media.codec.js';
import { ContentHash } from '../media.js';
import { DETECTED_FROM_BYTES, MEDIA_TYPES, traitsOf, type MediaType } from '../types/index.js';
import {
  cardFilePath,
  CARDS,
  EXPORTS,
  KEPT_BACK,
  keptBackPath,
  originalPath,
  PARTS,
  SERVED,
  servedFolder,
  variantPath,
} from './media-paths.js';
import type { SharePicture } from './share-picture.js';
import type { VariantFormat } from '../media.js';

/** Files that one page of a list in the bucket has. */
const PAGE = 500;

/** All folders of files, in the order of listAll. */
export const FOLDERS = [SERVED, KEPT_BACK, PARTS, EXPORTS] as const;

/** Where a page of listAll begins. */
export interface ListPlace {
  readonly folder: (typeof FOLDERS)[number];
  /** Opaque; null for the folder's first. */
  readonly after: string | null;
}

/** An original, by what is known of it before it has a document. */
export type Original = Pick<Media, 'hash' | 'type' | 'isKeptBack'>;

/** What a stream of bytes is, as a whole. */
export interface Examined {
  readonly hash: string;
  readonly bytes: number;
  /** By which its type is known. */
  readonly start: Buffer;
}

/** The files of media in the bucket. Saving the same again does no harm: it has the same place. */
export class MediaFiles {
  constructor(private readonly store: FileStore) {}

  /** Stores an original as it came. */
  async saveOriginal({ hash, type, isKeptBack }: Original, body: Buffer | Readable): Promise<void> {
    await this.save(isKeptBack ? keptBackPath(hash) : originalPath(hash), type, body);
  }

  /** Stores what everybody gets in place of an original that is kept back. */
  async saveCleanOriginal(
    { hash, type }: Pick<Original, 'hash' | 'type'>,
    bytes: Buffer,
  ): Promise<StoredFile> {
    return this.save(originalPath(hash), type, bytes);
  }

  /** Stores a smaller picture of one. */
  async saveVariant(
    hash: string,
    variant: { readonly width: number; readonly format: VariantFormat; readonly bytes: Buffer },
  ): Promise<StoredFile> {
    return this.save(variantPath(hash, variant), `image/${variant.format}`, variant.bytes);
  }

  /** An original as it came, whole. @throws AppError not-found when it is not there */
  async readOriginal({ hash, type, isKeptBack }: Original): Promise<Buffer> {
    return this.store.read(isKeptBack ? keptBackPath(hash) : originalPath(hash), traitsOf(type).maxBytes);
  }

  /** The same as it comes from the bucket; the stream ends with AppError not-found when it is not there. */
  openOriginal({ hash, isKeptBack }: Pick<Original, 'hash' | 'isKeptBack'>): Readable {
    return this.store.stream(isKeptBack ? keptBackPath(hash) : originalPath(hash));
  }

  /** All files of one: original, variants, what is kept back. */
  async listOf(hash: string): Promise<readonly StoredFile[]> {
    const [{ files }, keptBack] = await Promise.all([
      this.store.list(servedFolder(hash), { limit: PAGE }),
      this.store.find(keptBackPath(hash)),
    ]);
    return keptBack ? [...files, keptBack] : files;
  }

  /** Stores what is shown of a picture where a link is shared. */
  async saveShare({ path }: Pick<SharePicture, 'path'>, jpeg: Buffer): Promise<StoredFile> {
    return this.save(path.slice(1), 'image/jpeg', jpeg);
  }

  /** Stores the card of an item. @param name see cardFilePath */
  async saveCard(name: string, png: Buffer): Promise<void> {
    await this.save(cardFilePath(name), 'image/png', png);
  }

  /** The cards whose names begin so. */
  async listCards(beginning: string): Promise<readonly StoredFile[]> {
    return (await this.store.list(CARDS + beginning, { limit: PAGE })).files;
  }

  /** Removes files as they were when they were listed: one that was stored anew since stays. */
  async remove(files: readonly StoredFile[]): Promise<void> {
    for (const { path, generation } of files) {
      await this.store.delete(path, generation).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'failed-precondition') throw error;
      });
    }
  }

  /** The next page of all files of media, or below another folder; null as `next` at the end. @param place null for the first */
  async listAll(place: ListPlace | null): Promise<{ files: readonly StoredFile[]; next: ListPlace | null }> {
    const [first] = FOLDERS;
    const { folder, after } = place ?? { folder: first, after: null };
    const { files, next } = await this.store.list(folder, { limit: PAGE, ...(after !== null && { after }) });
    if (next !== null) return { files, next: { folder, after: next } };
    const following = FOLDERS[FOLDERS.indexOf(folder) + 1];
    return { files, next: following === undefined ? null : { folder: following, after: null } };
  }

  private async save(path: string, type: MediaType, body: Buffer | Readable): Promise<StoredFile> {
    const { contentType } = traitsOf(type);
    return this.store.save(path, body, { contentType, metadata: { type } });
  }
}

/** The type of a file in the bucket, as it was stored with it; null where somebody else has put it there. */
export function typeOfFile({ metadata }: Pick<StoredFile, 'metadata'>): MediaType | null {
  const { type = '' } = metadata;
  return Object.hasOwn(MEDIA_TYPES, type) ? (type as MediaType) : null;
}

/** What a stream is: read to its end, and never in memory as a whole. */
export async function examine(stream: Readable): Promise<Examined> {
  const hash = new ContentHash();
  const start: Buffer[] = [];
  let bytes = 0;
  await pipeline(stream, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      if (bytes < DETECTED_FROM_BYTES) start.push(chunk.subarray(0, DETECTED_FROM_BYTES - bytes));
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { hash: hash.digest(), bytes, start: Buffer.concat(start) };
}

/** The same bytes, and an error in place of their end where they are no longer those of the hash. */
export function verified(source: Readable, hash: string): Readable {
  async function* checked() {
    const seen = new ContentHash();
    for await (const chunk of source as AsyncIterable<Buffer>) {
      seen.update(chunk);
      yield chunk;
    }
    if (seen.digest() !== hash) throw changedMeanwhile();
  }
  return Readable.from(checked(), { objectMode: false });
}

function changedMeanwhile(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: 'A part was sent again while the file was put together. Begin the upload anew.',
  });
}
