import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
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

/** Of the end of an archive, in which its directory is found. */
export const END_BYTES = END_LENGTH + MAX_COMMENT_LENGTH;

/** Bytes of an entry's own header, before its name. */
export const LOCAL_HEADER_BYTES = 30;

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

/** Where the directory of an archive is, and how many entries it has. */
export interface ZipDirectory {
  readonly start: number;
  readonly length: number;
  readonly count: number;
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
  const { start, count } = findDirectory(bytes, maxEntries);
  return readDirectory(bytes.subarray(Math.min(start, bytes.length)), count);
}

/**
 * Where an archive's directory is.
 *
 * @param tail all of it, or its last END_BYTES at least
 * @param maxEntries more are refused
 * @throws AppError validation-failed when it has no directory or too many entries
 */
export function findDirectory(tail: Buffer, maxEntries: number): ZipDirectory {
  try {
    const end = findEnd(tail);
    const count = tail.readUInt16LE(end + 10);
    if (count > maxEntries)
      throw refusedFile(`has more than ${String(maxEntries)} files: import it in parts`);
    return { start: tail.readUInt32LE(end + 16), length: tail.readUInt32LE(end + 12), count };
  } catch (error) {
    throw error instanceof RangeError ? damaged(error) : error;
  }
}

/** The entries of a directory, without folders. @param bytes from its first on @throws AppError validation-failed when it is damaged */
export function readDirectory(bytes: Buffer, count: number): ZipEntry[] {
  try {
    const entries: ZipEntry[] = [];
    let at = 0;
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
 * @param bytes of the archive
 * @param at where in them the entry begins
 * @throws ItemRefused when it is damaged, encrypted, compressed in another way than deflate, or not of its declared size
 */
export function readEntry(bytes: Buffer, entry: ZipEntry, at = entry.offset): Buffer {
  requireReadable(entry);
  try {
    const start = at + headerLength(bytes.subarray(at));
    const packed = bytes.subarray(start, start + entry.compressedSize);
    const content =
      entry.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    if (content.length !== entry.size || crc32(content) !== entry.crc) throw damagedEntry();
    return content;
  } catch (error) {
    throw error instanceof ItemRefused ? error : damagedEntry(error);
  }
}

/**
 * A file's bytes as they are inflated, for one that is too large to be in memory.
 *
 * @param packed its bytes in the archive, without its header; destroyed at the end
 * @throws ItemRefused as readEntry, before anything that is more than was declared
 */
export async function* inflateEntry(packed: Readable, entry: ZipEntry): AsyncGenerator<Buffer> {
  requireReadable(entry);
  const plain = entry.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => undefined);
  let [size, crc] = [0, 0];
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.size) throw damagedEntry();
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw isDamage(error) ? damagedEntry(error) : error;
  } finally {
    plain.destroy();
    packed.destroy();
  }
  if (size !== entry.size || crc !== entry.crc) throw damagedEntry();
}

/** How long an entry's own header is, with its name. @param header its first bytes @throws ItemRefused when it is none */
export function headerLength(header: Buffer): number {
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damagedEntry();
  return LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function requireReadable({ flags, method }: ZipEntry): void {
  if ((flags & FLAG_ENCRYPTED) !== 0)
    throw new ItemRefused('is encrypted and was left out: pack it anew without');
  if (method !== STORED && method !== DEFLATED)
    throw new ItemRefused('is compressed in an unknown way and was left out: pack it anew with deflate');
}

/** What zlib throws, by its codes. */
function isDamage(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^(?:Z_|ERR_ZLIB)/.test(code);
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
