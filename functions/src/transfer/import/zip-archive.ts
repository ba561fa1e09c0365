import { crc32, inflateRawSync } from 'node:zlib';
import { ItemRefused } from '../formats/import-collector.js';
import { decodeUtf8, refusedFile } from '../formats/source-file.js';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT_LENGTH = 0xffff;
const FLAG_ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

/** A file in a ZIP, as the archive's directory describes it. */
export interface ZipEntry {
  /** A name, never a path to be opened. */
  readonly name: string;
  /** As declared, in bytes; `readEntry` holds the entry to it. */
  readonly size: number;
  readonly compressedSize: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly offset: number;
}

/** Whether these are the bytes of a ZIP. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length >= END_LENGTH && [LOCAL_SIGNATURE, END_SIGNATURE].includes(bytes.readUInt32LE(0));
}

/**
 * What an archive's directory says, without folders; nothing is inflated. The reader of fflate inflates without an end when
 * the declared size is too small, and gives what was cut without a word: hence our own.
 *
 * @param maxEntries more are refused, before they are read
 * @throws AppError validation-failed when the directory is damaged or has too many entries
 * @see https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT §4.3
 */
export function listEntries(bytes: Buffer, maxEntries: number): ZipEntry[] {
  try {
    const end = findEnd(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > maxEntries)
      throw refusedFile(`has more than ${String(maxEntries)} files: import it in parts`);
    const entries: ZipEntry[] = [];
    let at = bytes.readUInt32LE(end + 16);
    for (let number = 0; number < count; number += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged();
      const nameLength = bytes.readUInt16LE(at + 28);
      entries.push({
        name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
        size: bytes.readUInt32LE(at + 24),
        compressedSize: bytes.readUInt32LE(at + 20),
        crc: bytes.readUInt32LE(at + 16),
        method: bytes.readUInt16LE(at + 10),
        flags: bytes.readUInt16LE(at + 8),
        offset: bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return entries.filter(({ name }) => !name.endsWith('/'));
  } catch (error) {
    throw error instanceof RangeError ? damaged(error) : error;
  }
}

/**
 * A file's bytes. Inflating ends at the declared size, so an entry costs no more than it said.
 *
 * @throws ItemRefused when it is damaged, encrypted, compressed in another way than deflate, or not of its declared size
 */
export function readEntry(bytes: Buffer, entry: ZipEntry): Buffer {
  if ((entry.flags & FLAG_ENCRYPTED) !== 0)
    throw new ItemRefused('is encrypted and was left out: pack it anew without');
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new ItemRefused('is compressed in an unknown way and was left out: pack it anew with deflate');
  }
  try {
    const { offset } = entry;
    if (bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw damagedEntry();
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(start, start + entry.compressedSize);
    const content =
      entry.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw damagedEntry();
    return content;
  } catch (error) {
    throw error instanceof ItemRefused ? error : damagedEntry(error);
  }
}

/** The end record is last, before a comment of any length. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - MAX_COMMENT_LENGTH);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw damaged();
}

/** Old archives have other encodings; whichever it was, a name here is only to tell files apart. */
function nameOf(bytes: Buffer): string {
  return decodeUtf8(bytes) ?? bytes.toString('latin1');
}

function damaged(cause?: unknown) {
  return refusedFile('is a damaged ZIP: pack it anew', cause);
}

function damagedEntry(cause?: unknown): ItemRefused {
  return new ItemRefused('is damaged in the ZIP, or not as long as it says, and was left out: pack it anew', {
    cause,
  });
}
