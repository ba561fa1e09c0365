import { Readable } from 'node:stream';
import { refusedFile } from '../formats/source-file.js';
import { bytesInMemory, type ArchiveBytes } from './archive-bytes.js';
import {
  END_BYTES,
  findDirectory,
  headerLength,
  inflateEntry,
  isZip,
  listEntries,
  LOCAL_HEADER_BYTES,
  readDirectory,
  readEntry,
  type ZipEntry,
} from './zip-format.js';

/** Most files of an archive: of WordPress each picture is there in several sizes. */
const MAX_ENTRIES = 50_000;

/** Most bytes of a directory. */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

/** How long the name and the further fields of an entry's own header can be. */
const MAX_NAMES_BYTES = 2 * 0xffff;

/** Most bytes of all texts of an archive: as they are packed, which is how they are in memory, and as they say they are. */
const MAX_PACKED_TEXTS = 32 * 1024 * 1024;
const MAX_TEXTS = 256 * 1024 * 1024;

/** Texts that lie no farther apart are read at once. */
const MAX_GAP = 256 * 1024;

/** Most bytes that are read at once, unless one text has more. */
const MAX_READ_BYTES = 4 * 1024 * 1024;

/** What systems put beside files: resource forks, hidden files. */
const HIDDEN = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX(?:\/|$))/;

/** A file to be imported: its bytes, or the archive that it is. */
export type SourceFile = Buffer | ZipArchive;

/** The archive that a file is; null for any other. @throws AppError validation-failed when it is damaged */
export function archiveIn(file: SourceFile): ZipArchive | null {
  if (file instanceof ZipArchive) return file;
  return isZip(file) ? ZipArchive.inMemory(file) : null;
}

interface ArchiveParts {
  readonly bytes: ArchiveBytes;
  /** As they are packed; all of the archive where it is in memory. */
  readonly texts: ReadonlyMap<ZipEntry, Buffer> | Buffer;
}

/** Entries that are read at once, and where they are. */
interface Run {
  readonly begin: number;
  end: number;
  readonly entries: ZipEntry[];
}

/**
 * An archive, of which only the texts need to be in memory: they are read without waiting, all else when it is asked for. What
 * names it has are names, never paths to be opened; hidden files are left out.
 */
export class ZipArchive {
  /** Where what lies behind an entry begins. */
  private readonly ends = new Map<number, number>();
  readonly entries: readonly ZipEntry[];

  private constructor(
    all: readonly ZipEntry[],
    directoryStart: number,
    private readonly parts: ArchiveParts,
  ) {
    const { length } = parts.bytes;
    const sorted = all.toSorted((a, b) => a.offset - b.offset);
    for (const [index, { offset, compressedSize }] of sorted.entries()) {
      const end = offset + LOCAL_HEADER_BYTES + compressedSize;
      const next = sorted[index + 1]?.offset ?? length;
      // One that lies behind the end is refused when it is read.
      if (offset < length && end > next) throw refusedFile('is a ZIP whose files overlap');
      const isLast = directoryStart > offset && directoryStart < next;
      // What lies between files is none of theirs.
      this.ends.set(offset, Math.min(isLast ? directoryStart : next, length, end + MAX_NAMES_BYTES));
    }
    this.entries = all.filter(({ name }) => !HIDDEN.test(name));
  }

  /** @throws AppError validation-failed when it is damaged, its files overlap or are more than 50,000 */
  static inMemory(bytes: Buffer): ZipArchive {
    const { start } = findDirectory(bytes, MAX_ENTRIES);
    return new ZipArchive(listEntries(bytes, MAX_ENTRIES), start, {
      bytes: bytesInMemory(bytes),
      texts: bytes,
    });
  }

  /**
   * Reads the directory of an archive, and its texts.
   *
   * @param isText whether an entry of a name is one
   * @throws AppError validation-failed when it is damaged, its files overlap or are more than 50,000
   */
  static async open(bytes: ArchiveBytes, isText: (name: string) => boolean): Promise<ZipArchive> {
    const tail = await bytes.read(Math.max(0, bytes.length - END_BYTES), bytes.length);
    const { start, length, count } = findDirectory(tail, MAX_ENTRIES);
    if (length > MAX_DIRECTORY_BYTES || start + length > bytes.length)
      throw refusedFile('is a damaged ZIP: pack it anew');
    const all = readDirectory(await bytes.read(start, start + length), count);
    const texts = new Map<ZipEntry, Buffer>();
    const archive = new ZipArchive(all, start, { bytes, texts });
    archive.requireFewTexts(isText);
    for (const { begin, end, entries } of archive.runsOf(isText)) {
      const read = await bytes.read(begin, end);
      for (const entry of entries) {
        // A copy: otherwise what lies between the texts would stay in memory.
        const own = Buffer.from(read.subarray(entry.offset - begin, archive.endOf(entry) - begin));
        texts.set(entry, own);
      }
    }
    return archive;
  }

  /** One of its texts, whole. @throws ItemRefused when it is damaged, or not as the directory says */
  text(entry: ZipEntry): Buffer {
    if (Buffer.isBuffer(this.parts.texts)) return readEntry(this.parts.texts, entry);
    const found = this.parts.texts.get(entry);
    if (!found) throw new Error('unreachable: only texts are read so');
    return readEntry(found, entry, 0);
  }

  /** Any of its files, whole. @throws ItemRefused as text */
  async read(entry: ZipEntry): Promise<Buffer> {
    return readEntry(await this.parts.bytes.read(entry.offset, this.endOf(entry)), entry, 0);
  }

  /** Any of its files as it is inflated; the stream ends with ItemRefused as text. */
  stream(entry: ZipEntry): Readable {
    return Readable.from(this.inflated(entry), { objectMode: false });
  }

  private async *inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
    const header = await this.parts.bytes.read(
      entry.offset,
      Math.min(entry.offset + LOCAL_HEADER_BYTES, this.parts.bytes.length),
    );
    const start = entry.offset + headerLength(header);
    yield* inflateEntry(this.parts.bytes.stream(start, start + entry.compressedSize), entry);
  }

  /** @throws AppError validation-failed */
  private requireFewTexts(isText: (name: string) => boolean): void {
    const texts = this.entries.filter(({ name }) => isText(name));
    const sum = (key: 'size' | 'compressedSize') => texts.reduce((total, entry) => total + entry[key], 0);
    if (sum('compressedSize') <= MAX_PACKED_TEXTS && sum('size') <= MAX_TEXTS) return;
    throw refusedFile('has more than 32 MB of packed texts: import them in several archives');
  }

  /** The texts in the order of their places, those together that are read at once. */
  private runsOf(isText: (name: string) => boolean): readonly Run[] {
    const runs: Run[] = [];
    const texts = this.entries.filter(({ name }) => isText(name)).sort((a, b) => a.offset - b.offset);
    for (const entry of texts) {
      const [last, end] = [runs.at(-1), this.endOf(entry)];
      if (last && entry.offset - last.end <= MAX_GAP && end - last.begin <= MAX_READ_BYTES) {
        last.entries.push(entry);
        last.end = Math.max(last.end, end);
      } else runs.push({ begin: entry.offset, end, entries: [entry] });
    }
    return runs;
  }

  /** Where what lies behind an entry begins. */
  private endOf({ offset }: ZipEntry): number {
    return this.ends.get(offset) ?? this.parts.bytes.length;
  }
}
