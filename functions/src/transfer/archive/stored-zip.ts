import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { AppError } from '../../errors/index.js';

/** A file that is put into a ZIP as it is. */
export interface StoredEntry {
  /** In ASCII, or UTF-8. */
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
  readonly changedAt: Date;
  /** Its bytes as they come. */
  open(): Readable;
}

/** Streams that are asked for before their turn: of many small files each would be waited for. */
const AHEAD = 4;

const LOCAL_SIGNATURE = 0x04034b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;

/** That names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

/** The years that a time in a ZIP can have. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2107;

/**
 * A ZIP whose files are stored and not deflated: lengths and checksums are known, so that it is made as it is read. Less than 4 GiB and
 * 65,535 files.
 *
 * @throws AppError unavailable where a file has not the bytes that it said; what a stream ends with
 * @see https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT §4.3
 */
export async function* storedZip(entries: readonly StoredEntry[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  const streams = new Streams(entries);
  try {
    for (const entry of entries) {
      const header = localHeader(entry);
      yield header;
      yield* requireSame(entry, streams.next());
      directory.push(directoryEntry(entry, offset));
      offset += header.length + entry.bytes;
    }
  } finally {
    streams.end();
  }
  const all = Buffer.concat(directory);
  yield all;
  yield endOf({ count: entries.length, length: all.length, start: offset });
}

/** The streams of files in their order, some of them asked for before their turn. */
class Streams {
  private readonly opened: Readable[] = [];
  private asked = 0;

  constructor(private readonly entries: readonly StoredEntry[]) {}

  next(): Readable {
    for (; this.asked < this.entries.length && this.opened.length < AHEAD; this.asked += 1) {
      const stream = this.entries[this.asked]?.open();
      // It is heard of when its turn comes.
      if (stream) this.opened.push(stream.on('error', () => undefined));
    }
    const first = this.opened.shift();
    if (!first) throw new Error('unreachable: each file has a stream');
    return first;
  }

  end(): void {
    for (const stream of this.opened) stream.destroy();
  }
}

async function* requireSame({ bytes, crc }: StoredEntry, stream: Readable): AsyncGenerator<Buffer> {
  let [length, sum] = [0, 0];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    sum = crc32(chunk, sum);
    if (length > bytes) break;
    yield chunk;
  }
  if (length === bytes && sum === crc) return;
  throw new AppError({ code: 'unavailable', message: 'A file changed while it was put into an archive.' });
}

function localHeader(entry: StoredEntry): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_SIGNATURE, 0);
  writeTraits(header, 4, entry, name.length);
  return Buffer.concat([header, name]);
}

function directoryEntry(entry: StoredEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(ENTRY_SIGNATURE, 0);
  record.writeUInt16LE(VERSION, 4);
  writeTraits(record, 6, entry, name.length);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, name]);
}

/** What both records of a file say, from the version that is needed to the length of its name; nothing is compressed. */
function writeTraits(into: Buffer, at: number, { bytes, crc, changedAt }: StoredEntry, nameLength: number) {
  const { date, time } = dosTime(changedAt);
  into.writeUInt16LE(VERSION, at);
  into.writeUInt16LE(FLAGS, at + 2);
  into.writeUInt16LE(time, at + 6);
  into.writeUInt16LE(date, at + 8);
  into.writeUInt32LE(crc, at + 10);
  into.writeUInt32LE(bytes, at + 14);
  into.writeUInt32LE(bytes, at + 18);
  into.writeUInt16LE(nameLength, at + 22);
}

function endOf({ count, length, start }: { count: number; length: number; start: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_SIGNATURE, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

/** In UTC; in steps of two seconds. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.min(Math.max(at.getUTCFullYear(), FIRST_YEAR), LAST_YEAR);
  return {
    date: ((year - FIRST_YEAR) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}
