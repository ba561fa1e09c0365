import type { Readable } from 'node:stream';
import type { ByteRange, FileStore, StoredFile } from '../../platform/index.js';
import {
  cardInPath,
  CARDS,
  CARDS_FOLDER,
  originalPath,
  parseVariantName,
  servedFolder,
  variantPath,
} from '../files/media-paths.js';
import { isShareName } from '../files/share-picture.js';
import { typeOfFile } from '../files/media-files.js';
import { HASH_PATTERN, isSeen, VARIANT_WIDTHS, VARIANT_FORMATS, type VariantFormat } from '../media.js';
import { traitsOf, type MediaType } from '../types/index.js';

/** What is answered for an address. */
export interface ServedFile {
  readonly file: StoredFile;
  readonly type: MediaType;
  /** Whether it is what the address names, which never changes; else the best that is there in its place. */
  readonly isExact: boolean;
}

interface Wanted {
  readonly width: number;
  readonly format: VariantFormat;
}

/** More than there are variants of a file. */
const MOST_FILES = 8 * VARIANT_WIDTHS.length * VARIANT_FORMATS.length;

/** Finds what is served at addresses of media. It asks the bucket alone: nothing of the database is read. */
export class MediaServing {
  constructor(private readonly store: FileStore) {}

  /**
   * What an address gives; null where it gives nothing. A variant that is not there is stood in for by the next larger one of its
   * format, then of another, then by the original; one of a width that is never made is not there.
   *
   * @param hash or `cards`
   * @param name such as `480.webp` or `original.jpg`; of a card its own with `.png`
   */
  async find(hash: string, name: string): Promise<ServedFile | null> {
    if (hash === CARDS_FOLDER) return this.findCard(name);
    if (!HASH_PATTERN.test(hash)) return null;
    if (isShareName(name)) return this.findShare(hash, name);
    const wanted = parseVariantName(name);
    if (wanted) return this.findVariant(hash, wanted);
    if (!/^original\.[a-z\d]{2,5}$/.test(name)) return null;
    const original = served(await this.store.find(originalPath(hash)), true);
    return original && name === `original.${traitsOf(original.type).extension}` ? original : null;
  }

  /** The bytes of a file, all or some, as they come from the bucket. */
  open({ path, generation }: StoredFile, range: ByteRange | null): Readable {
    return this.store.stream(path, { generation, ...(range && { range }) });
  }

  /** Nothing stands in for a card: an address names one that is there. */
  private async findCard(name: string): Promise<ServedFile | null> {
    const path = `${CARDS}${name}`;
    return cardInPath(path) === null ? null : served(await this.store.find(path), true);
  }

  /** In place of one around another focal point comes another one: never the original, which may be large, since anybody can name other points. */
  private async findShare(hash: string, name: string): Promise<ServedFile | null> {
    const folder = servedFolder(hash);
    const exact = served(await this.store.find(folder + name), true);
    if (exact) return exact;
    const { files } = await this.store.list(folder, { limit: MOST_FILES });
    const other = files.find(({ path }) => isShareName(path.slice(folder.length)));
    return served(other ?? null, false);
  }

  private async findVariant(hash: string, wanted: Wanted): Promise<ServedFile | null> {
    const exact = served(await this.store.find(variantPath(hash, wanted)), true);
    // A client knows of other widths only from files that are there.
    if (exact || !VARIANT_WIDTHS.includes(wanted.width)) return exact;
    const { files } = await this.store.list(servedFolder(hash), { limit: MOST_FILES });
    return served(standIn(files, hash, wanted), false);
  }
}

function served(file: StoredFile | null, isExact: boolean): ServedFile | null {
  const type = file && typeOfFile(file);
  return file && type ? { file, type, isExact } : null;
}

/** See MediaServing.find. */
function standIn(files: readonly StoredFile[], hash: string, wanted: Wanted): StoredFile | null {
  const larger = files
    .flatMap((file) => {
      const variant = parseVariantName(file.path.slice(servedFolder(hash).length));
      return variant && variant.width > wanted.width ? [{ file, ...variant }] : [];
    })
    .sort((a, b) => a.width - b.width);
  const ofFormat = larger.find(({ format }) => format === wanted.format);
  return (ofFormat ?? larger[0])?.file ?? originalIn(files, hash);
}

/** Of a picture alone: nothing else stands in for one. */
function originalIn(files: readonly StoredFile[], hash: string): StoredFile | null {
  const original = files.find(({ path }) => path === originalPath(hash));
  return original && isPicture(original) ? original : null;
}

function isPicture(file: StoredFile): boolean {
  const type = typeOfFile(file);
  return type !== null && isSeen(traitsOf(type).kind);
}
